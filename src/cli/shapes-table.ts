import type { Passage, ReportedLayer, ReportedProblem, ReportedShape } from '../protocol/report.js';
import type { SourceRange } from '../python/site.js';
import type { Places } from './places.js';
import { formatTable, type Column, type Ink } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Line', align: 'right' },
  { title: 'Call', align: 'left' },
  { title: 'Path', align: 'left' },
  { title: 'Input', align: 'left' },
  { title: 'Output', align: 'left' },
];

/** A table of layers and the shapes that pass them, for people. */
export function shapesTable(
  layers: readonly ReportedLayer[],
  places: Places,
  ink: Ink,
): readonly string[] {
  if (layers.length === 0) return ['No pooling layer found.'];
  const rows = layers.flatMap((layer) => layerRows(layer, places));
  return formatTable(COLUMNS, rows, ink);
}

/** One line per problem: `warning model.py:3 message`. */
export function problemLines(
  problems: readonly ReportedProblem[],
  places: Places,
  ink: Ink,
): readonly string[] {
  return problems.flatMap((problem) => [
    ink.warning(`${problem.severity}: ${problemPlace(problem, places)}${problem.message}`),
    ...problem.related.map((place) => `  ${problemPlace(place, places)}${place.message}`),
  ]);
}

function problemPlace({ range }: { readonly range: SourceRange | null }, places: Places): string {
  return range === null ? '' : `${places.inText(range)}: `;
}

function layerRows(layer: ReportedLayer, places: Places): readonly (readonly string[])[] {
  const line = places.inTable(layer.range);
  const call = shorten(layer.text.replaceAll(/\s+/gu, ' '), 56);
  if (layer.passages.length === 0) {
    return [[line, call, '', reasonText(layer), '']];
  }
  return distinct(layer.passages).map(({ passage, times }, index) => [
    index === 0 ? line : '',
    index === 0 ? call : '',
    times > 1 ? `${passage.path} ×${times}` : passage.path,
    shapeText(passage.input),
    passage.certainty === 'unknown'
      ? shorten(layer.unknown?.reason ?? '', 60)
      : shapeText(passage.output),
  ]);
}

/** Why nothing is known of a layer, and where that began. */
function reasonText({ unknown, range }: ReportedLayer): string {
  if (unknown === null) return 'no input is known';
  const reason = shorten(unknown.reason, 80);
  const cause = unknown.range;
  if (cause === null || cause.start.line === range.start.line) return reason;
  const place = cause.file === range.file ? 'line ' : `${cause.file}:`;
  return `${reason} (${place}${cause.start.line + 1})`;
}

/** Passages with equal shapes, told once with how often they were seen. */
function distinct(
  passages: readonly Passage[],
): readonly { readonly passage: Passage; readonly times: number }[] {
  const seen = new Map<string, { passage: Passage; times: number }>();
  for (const passage of passages) {
    const key = `${shapeText(passage.input)}→${shapeText(passage.output)}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { passage, times: 1 });
    else known.times += 1;
  }
  return [...seen.values()];
}

/** `1×64×112×112`. */
export function shapeText(shape: ReportedShape): string {
  return shape.length === 0 ? 'scalar' : shape.join('×');
}

/** A text of at most so many characters, with an ellipsis where it was longer. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
