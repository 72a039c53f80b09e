import type { Translate } from '../../engine/phrase.js';
import type { MisfitPicture } from '../../protocol/index.js';
import { dimensionText } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import type { ChainLink } from '../../python/site.js';
import { mapStairs } from './map-stairs.js';
import { roundings } from './roundings.js';
import { hasChannelsLast, lastMap, linkName } from './size-maker.js';

/** More maps than these are too small to be told apart. */
const MOST_MAPS = 8;

/** What shows at a glance why sizes don't fit; null: nothing that is known does. */
export function misfitPicture(misfit: Misfit, t: Translate): MisfitPicture | null {
  return misfit.arrived.length > 1 ? lostCells(misfit, t) : stairs(misfit, t);
}

function stairs({ arrived, told, axis }: Misfit, t: Translate): MisfitPicture | null {
  const [input] = arrived;
  if (input === undefined || told === null) return null;
  const maps = mapStairs(input);
  if (maps.length < 2 || maps.length > MOST_MAPS) return null;
  const size = input.shape?.[axis];
  const map = lastMap(input, 4);
  const factors = map?.isFlattened === true ? `${map.sizes.map(dimensionText).join(' · ')} = ` : '';
  return {
    kind: 'stairs',
    maps,
    arrives: `${factors}${size === undefined ? '?' : dimensionText(size)}`,
    asked: t('asked for {told}', { told: dimensionText(told.size) }),
  };
}

/** Where the row goes that is missing at a join: the last pooling on one branch that drops some. */
function lostCells(misfit: Misfit, t: Translate): MisfitPicture | null {
  const lost = roundings(misfit).at(-1);
  if (lost === undefined) return null;
  const { link, branch, axis, before, after, dropped, arrives } = lost;
  const { geometry, passage } = link;
  const chain = misfit.arrived[branch]?.chain ?? [];
  const spatial = axis - spatialStart(link);
  const [kernel, stride] = [geometry?.kernel[spatial], geometry?.stride[spatial]];
  const joined = arrives[branch];
  if (kernel === undefined || stride === undefined || joined === undefined) return null;
  const at = chain.indexOf(link);
  const rank = passage?.input?.length ?? 0;
  const nameAt = (index: number): string => {
    const one = chain[index];
    return one === undefined ? t('input') : linkName(one);
  };
  return {
    kind: 'lost',
    names: [nameAt(at - 1), linkName(link), nameAt(chain.length - 1)],
    sizes: [before, after, joined],
    kernel,
    stride,
    dropped,
    isRows: axis === rank - (hasChannelsLast(passage?.framework ?? 'torch') ? 3 : 2),
  };
}

function spatialStart({ passage, geometry }: ChainLink): number {
  return passage !== undefined && hasChannelsLast(passage.framework)
    ? 1
    : (passage?.input?.length ?? 0) - (geometry?.stride.length ?? 0);
}
