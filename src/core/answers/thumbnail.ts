import type { Translate } from '../../engine/phrase.js';
import { ladderThumbnail, thumbnailSvg, type ThemeName } from '../../picture/index.js';
import type { PanelState } from '../../protocol/index.js';
import type { CoreEnvironment } from '../session/environment.js';
import { svgAddress } from './svg-address.js';

/** An editor's hover is 250 pixels high at first: cost, notice and links must fit below. */
const WIDEST = 260;
const HIGHEST = 108;

/** A hover's Markdown may hold 100,000 characters; a longer picture would cut off its links. */
const LONGEST = 60_000;

/**
 * A picture of the sizes that fit where the input's was worked out, else of the first window, or of the first value that is put back, as the address of an
 * image; null where there is none, or it would be too long.
 */
export const thumbnail = (
  state: PanelState,
  theme: ThemeName,
  { deflate }: CoreEnvironment,
  t: Translate,
): string | null => {
  const ladder = state.kind === 'ready' ? (state.fitting?.ladder ?? null) : null;
  if (ladder !== null) return addressOf(ladderThumbnail(ladder, theme, t));
  if (state.kind !== 'ready' && state.kind !== 'unpooling') return null;
  const shorter = deflate === null ? [] : [deflate];
  return addressOf(thumbnailSvg(state.picture, theme, WIDEST, HIGHEST, t, ...shorter));
};

const addressOf = (svg: string): string | null => {
  const address = svgAddress(svg);
  return address.length > LONGEST ? null : address;
};
