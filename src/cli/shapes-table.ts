import { textOf } from '../engine/phrase.js';
import { dimensionText } from '../python/dimension.js';
import type { Analysis, Flow, LayerSite, Problem, Shape } from '../python/site.js';
import { formatTable, type Column, type Ink } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Line', align: 'right' },
  { title: 'Call', align: 'left' },
  { title: 'Path', align: 'left' },
  { title: 'Input', align: 'left' },
  { title: 'Output', align: 'left' },
];

/** A table of layers and the shapes that pass them, for people. */
export function shapesTable(sites: readonly LayerSite[], ink: Ink): readonly string[] {
  if (sites.length === 0) return ['No pooling layer found.'];
  const rows = sites.flatMap(siteRows);
  return formatTable(COLUMNS, rows, ink);
}

/** One line per problem: `warning model.py:3 message`. */
export function problemLines(analysis: Analysis, ink: Ink): readonly string[] {
  return analysis.problems.map((problem) =>
    ink.warning(`${problem.severity}: ${problemPlace(problem)}${textOf(problem.message)}`),
  );
}

function problemPlace({ range }: Problem): string {
  return range === null ? '' : `${range.file}:${range.start.line + 1}: `;
}

function siteRows(site: LayerSite): readonly (readonly string[])[] {
  const line = String(site.range.start.line + 1);
  const call = shorten(site.text.replaceAll(/\s+/gu, ' '), 56);
  if (site.flows.length === 0) {
    const reason =
      site.unknown === null ? 'no input is known' : shorten(textOf(site.unknown.reason), 60);
    return [[line, call, '', reason, '']];
  }
  return distinct(site.flows).map(({ flow, times }, index) => [
    index === 0 ? line : '',
    index === 0 ? call : '',
    times > 1 ? `${flow.path} ×${times}` : flow.path,
    shapeText(flow.input),
    isRejected(site, flow)
      ? shorten(textOf(site.unknown?.reason ?? ''), 60)
      : shapeText(flow.output),
  ]);
}

/** Whether the framework rejects this input: then there is no output. */
function isRejected(site: LayerSite, flow: Flow): boolean {
  return site.unknown !== null && flow.output.length === 0 && flow.input.length > 0;
}

/** Flows with equal shapes, told once with how often they were seen. */
function distinct(flows: readonly Flow[]): readonly { flow: Flow; times: number }[] {
  const seen = new Map<string, { flow: Flow; times: number }>();
  for (const flow of flows) {
    const key = `${shapeText(flow.input)}→${shapeText(flow.output)}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, { flow, times: 1 });
    else known.times += 1;
  }
  return [...seen.values()];
}

/** `1×64×112×112`. */
export function shapeText(shape: Shape): string {
  return shape.length === 0 ? 'scalar' : shape.map(dimensionText).join('×');
}

/** A text of at most so many characters, with an ellipsis where it was longer. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
