import { say, type Words } from '../../engine/phrase.js';
import { dimensionText } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import { evaluate } from '../../python/evaluate-dimension.js';
import { squareRuns, type Run } from '../../python/worked-out.js';
import type { CodeText } from './code-text.js';
import { lastMap, type MadeMap } from './size-maker.js';
import type { Idea } from './way-out.js';

/** So many numbers are offered that some input gives. */
const MOST_NUMBERS = 3;

/** A map that is flattened on its way to a layer. */
function flattened({ arrived }: Misfit): MadeMap | null {
  const [input] = arrived;
  const map = input === undefined ? null : lastMap(input, 3);
  return map?.isFlattened === true ? map : null;
}

/** `16·h·w`: what arrives at a layer on an input whose sides are open. */
export function openArrival(misfit: Misfit): string {
  const [channels] = flattened(misfit)?.sizes ?? [];
  return channels === undefined ? '?' : `${dimensionText(channels)}·h·w`;
}

/** `16 channels times h times w is 250 for no whole h and w: 250 / 16 = 15.625`; empty: it isn't so. */
export function noSizeWords(misfit: Misfit): Words {
  const [channels] = flattened(misfit)?.sizes ?? [];
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
  const map = flattened(misfit);
  const factorsAt = (side: number): string =>
    (map?.sizes ?? [])
      .map(
        (one) =>
          evaluate(
            one,
            new Map([...open.known, ...open.sides.map((name) => [name, side] as const)]),
          ) ?? '?',
      )
      .join(' · ');
  return nearest(squareRuns(size, open), wanted).map(({ first, last, worth }) => [
    {
      title: say('Set {parameter} to {value}', { parameter, value: worth }),
      edits: [{ range, text: String(worth) }],
      result: say('{factors}, inputs {sides}', {
        factors: factorsAt(first),
        sides: first === last ? String(first) : `${String(first)}–${String(last)}`,
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
