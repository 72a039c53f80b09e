import { textOf, type Translate } from '../../engine/phrase.js';
import { richTextOf, type RichText } from '../../protocol/rich-text.js';
import { dimensionText } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import type { Problem, SourceRange } from '../../python/site.js';
import { makesWords, sizeArithmetic } from './arithmetic.js';
import type { CodeText } from './code-text.js';
import { arrivalWords, relatedPlaces } from './related.js';
import { noSizeWords, openArrival } from './no-size.js';
import { hasChannelsLast, lastMap, linkName, linkPlace } from './size-maker.js';

/** A fact about sizes that don't fit. */
export interface MisfitRow {
  /** What it is about: `Arrives`; empty: the text is a sentence of its own. */
  readonly name: string;
  readonly text: RichText;
  /** How a window made the size; empty: none did. */
  readonly arithmetic: string;
  /** Where to look; null: nowhere. */
  readonly place: SourceRange | null;
}

/** What arrives with its factors, what was told, and who made the size; at a join, who rounded. */
export function misfitRows(
  problem: Problem & { readonly misfit: Misfit },
  code: CodeText,
  t: Translate,
): readonly MisfitRow[] {
  const { misfit } = problem;
  const [input] = misfit.arrived;
  const size = input?.shape?.[misfit.axis];
  const { told } = misfit;
  if (told === null || input === undefined || size === undefined) {
    return relatedPlaces(problem).map(({ message, range }) => ({
      name: '',
      text: plain(textOf(message, t)),
      arithmetic: '',
      place: range,
    }));
  }
  if (misfit.open !== undefined) {
    const why = textOf(noSizeWords(misfit), t);
    return [
      row(t('Arrives'), plain(openArrival(misfit))),
      row(t('Told'), toldText(told, code)),
      ...(why === '' ? [] : [row(t('So'), plain(why))]),
    ];
  }
  return [
    row(t('Arrives'), plain(textOf(arrivalWords(misfit, input, size), t))),
    row(t('Told'), toldText(told, code)),
    ...madeRow(misfit, t),
  ];
}

const plain = (text: string): RichText => (text === '' ? [] : [{ text, style: 'plain' }]);

const row = (name: string, text: RichText): MisfitRow => ({
  name,
  text,
  arithmetic: '',
  place: null,
});

/** `in_features=256` = 16 * 4 * 4, where the code says it as a product. */
function toldText({ parameter, size, range }: NonNullable<Misfit['told']>, code: CodeText) {
  const number = dimensionText(size);
  const written = range === null ? '' : code.at(range);
  const own = written === '' || written === number ? '' : ` = ${written}`;
  return [...richTextOf(`\`${parameter}=${number}\``), ...plain(own)];
}

/** The layer that made the map's sizes last, with its arithmetic. */
function madeRow({ arrived, layer }: Misfit, t: Translate): readonly MisfitRow[] {
  const [input] = arrived;
  const map = input === undefined ? null : lastMap(input, 4);
  if (map === null) return [];
  const first = hasChannelsLast(layer.framework) ? 0 : 1;
  const spatial = map.sizes.slice(first, first === 0 ? -1 : undefined);
  const maker = map.makers[first] ?? null;
  if (maker === null) return [];
  const axes = spatial.map((_, at) => first + 1 + at);
  return [
    {
      name: t('Made {sizes}', { sizes: spatial.map(dimensionText).join('×') }),
      text: plain(textOf(makesWords(maker, axes, linkName(maker)), t)),
      arithmetic: sizeArithmetic(maker, first + 1) ?? '',
      place: linkPlace(maker, false),
    },
  ];
}
