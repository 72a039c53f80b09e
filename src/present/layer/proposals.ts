import { specify } from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';
import type { Settings } from '../settings.js';

const RANK_SETTING = { 1: '1d', 2: '2d', 3: '3d' } as const;

/** Sizes that suit most layers of a rank, besides the reader's own. */
const COMMON: Readonly<Record<1 | 2 | 3, readonly string[]>> = {
  1: ['1, 1, 16', '1, 16, 128'],
  2: ['4, 4', '28, 28', '1, 64, 112, 112'],
  3: ['1, 1, 4, 4, 4', '1, 3, 8, 56, 56'],
};

/** How many spatial axes a pooling call has by its name; null where the name doesn't say. */
export const rankByName = (site: LayerSite): 1 | 2 | 3 | null => {
  const digit = /([123])d/iu.exec(site.pooling?.call.operation ?? site.kind)?.[1];
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : null;
};

/** Sizes to propose for an unknown input, best first: given before in this file, set, common. */
export const proposalsFor = (
  site: LayerSite,
  givenBefore: readonly string[],
  settings: Pick<Settings, 'defaultInput'>,
): readonly string[] => {
  const rank = rankByName(site) ?? 2;
  const general = [settings.defaultInput[RANK_SETTING[rank]], ...COMMON[rank]];
  const all = [...givenBefore, ...(hasChannelsLast(site) ? general.map(channelsLast) : general)];
  return [...new Set(all)].slice(0, 5);
};

const hasChannelsLast = ({ pooling }: LayerSite): boolean => {
  const spec = pooling === null ? null : specify(pooling.call);
  return spec?.ok === true && spec.value.layout === 'channels-last';
};

/** `1, 3, 224, 224` as `1, 224, 224, 3`; sizes without channels stay. */
function channelsLast(text: string): string {
  const [batch, channels, ...spatial] = text.split(/\s*,\s*/u);
  if (batch === undefined || channels === undefined || spatial.length === 0) return text;
  return [batch, ...spatial, channels].join(', ');
}
