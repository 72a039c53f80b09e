import { say } from '../../engine/phrase.js';
import type { Misfit } from '../../python/misfit.js';
import type { CodeText } from './code-text.js';
import { hasChannelsLast } from './size-maker.js';
import type { Idea } from './way-out.js';

/** Input sizes to try: usual ones, and those near the one that the code has. */
const USUAL = [28, 32, 64, 96, 128, 224, 256, 299, 384, 512];
const NEAR = 40;

/** Another input size, where the code writes the one it has as numbers. */
export function otherInput(misfit: Misfit, code: CodeText): Idea {
  const first = misfit.arrived
    .map(({ chain }) => chain[0]?.passage?.input ?? null)
    .find((shape) => shape !== null);
  if (first === undefined || first === null) return [];
  const sizes = first.slice(1).filter((size) => typeof size === 'number');
  if (sizes.length < 2 || sizes.length !== first.length - 1) return [];
  const channelsLast = hasChannelsLast(misfit.layer.framework);
  const spatial = channelsLast ? sizes.slice(0, -1) : sizes.slice(1);
  const [height, width] = spatial;
  if (height === undefined || (width !== undefined && width !== height)) return [];
  const written = new RegExp(sizes.join('\\s*,\\s*'), 'gu');
  const places = [...code.text.matchAll(written)];
  const [place] = places;
  if (place === undefined || places.length !== 1) return [];
  const near = Array.from(
    { length: NEAR },
    (_, index) => height + (index % 2 === 0 ? 1 : -1) * Math.ceil((index + 1) / 2),
  );
  const tried = [...new Set([...USUAL, ...near])].filter((size) => size > 0 && size !== height);
  return tried.map((size) => {
    const next = (
      channelsLast
        ? [...spatial.map(() => size), sizes.at(-1)]
        : [sizes[0], ...spatial.map(() => size)]
    ).join(', ');
    return {
      title: say('Use an input of {size}', { size: spatial.map(() => size).join('×') }),
      edits: [{ range: code.range(place.index, place.index + place[0].length), text: next }],
    };
  });
}
