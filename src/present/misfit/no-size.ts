import { say, type Words } from '../../engine/phrase.js';
import { dimensionText } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import { rangeText, squareRuns, type Run } from '../../python/worked-out.js';
import { flattenedMap, sizesAt } from './flattened-map.js';
import type { CodeText } from './code-text.js';
import type { Idea } from './way-out.js';

/** So many numbers are offered that some input gives. */
const MOST_NUMBERS = 3;

/** `16·h·w`: what arrives at a layer on an input whose sides are open. */
export function openArrival(misfit: Misfit): string {
  const [channels] = flattenedMap(misfit)?.sizes ?? [];
  return channels === undefined ? '?' : `${dimensionText(channels)}·h·w`;
}

/** `16 channels times h times w is 250 for no whole h and w: 250 / 16 = 15.625`; empty: it isn't so. */
export function noSizeWords(misfit: Misfit): Words {
  const [channels] = flattenedMap(misfit)?.sizes ?? [];
  const wanted = misfit.told?.size;
  if (typeof channels !== 'number' || typeof wanted !== 'number' || wanted % channels === 0)
    return '';
  return say(
    '{channels} channels times h times w is {wanted} for no whole h and w: {wanted} / {channels} = {ratio}.',
    { channels, wanted, ratio: Number((wanted / channels).toFixed(3)) },
  );
}

/** The numbers nearest to what a layer was told that square inputs do give, each with these inputs. */
export function fittingNumbers(misfit: Misfit, code: CodeText): readonly Idea[] {
  const { open, told, arrived, axis } = misfit;
  const size = arrived[0]?.shape?.[axis];
  if (open === undefined || size === undefined || told === null || told.range === null) return [];
  const { range, parameter, size: wanted } = told;
  if (typeof wanted !== 'number' || code.at(range) === '') return [];
  const map = flattenedMap(misfit);
  const factorsAt = (side: number): string =>
    sizesAt(
      map,
      open,
      open.sides.map(() => side),
    )?.join(' · ') ?? '?';
  return nearest(squareRuns(size, open), wanted).map(({ worth, ...sides }) => [
    {
      title: say('Set {parameter} to {value}', { parameter, value: worth }),
      edits: [{ range, text: String(worth) }],
      result: say('{factors}, inputs {sides}', {
        factors: factorsAt(sides.first),
        sides: rangeText(sides),
      }),
    },
  ]);
}

function nearest(runs: readonly Run[], wanted: number): readonly Run[] {
  return runs
    .toSorted((a, b) => Math.abs(a.worth - wanted) - Math.abs(b.worth - wanted))
    .slice(0, MOST_NUMBERS)
    .toSorted((a, b) => a.worth - b.worth);
}
