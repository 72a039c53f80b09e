import type { Translate } from '../engine/phrase.js';
import { plainText, type ReadyState, type ValueBox } from '../protocol/index.js';
import { exactText, numberText } from './number-text.js';
import { readoutOf } from './readout.js';

/** Rows of a plane, slice after slice; 1D planes have one row. */
function rowsOf(box: ValueBox): readonly (readonly number[])[] {
  const columns = box.size.at(-1) ?? 1;
  const count = columns === 0 ? 0 : box.data.length / columns;
  return Array.from({ length: count }, (_, row) =>
    Array.from(box.data.subarray(row * columns, (row + 1) * columns)),
  );
}

const machine = (value: number): string =>
  exactText(value).replaceAll('\u2212', '-').replace('\u221e', 'inf');

/** Input and output of the plane in view as comma-separated values, all digits, one block each. */
export function csvText(state: ReadyState): string {
  const { input, output } = state.picture;
  return `${csvBlock('input', input)}\r\n\r\n${csvBlock('output', output)}\r\n`;
}

/** A box of values as lines of comma-separated ones under a line that names it. */
export const csvBlock = (name: string, box: ValueBox): string =>
  [
    `${name},${box.shape.join('x')},from,${box.origin.join('x')}`,
    ...rowsOf(box).map((row) => row.map(machine).join(',')),
  ].join('\r\n');

const MOST_COLUMNS = 24;
const MOST_ROWS = 48;

/** The layer, its numbers and its facts as a Markdown page. */
export function markdownText(state: ReadyState, window: number, t: Translate): string {
  const { header, picture, inspector } = state;
  const call = header.code.map((token) => token.text).join('');
  const location = header.location === null ? '' : `, ${header.location}`;
  const lines = [
    `# \`${call}\``,
    '',
    t('{layer}: {shapes}, input values: {values}.', {
      layer: `${header.framework}${location}`,
      shapes: `\`${header.input}\` → \`${header.output}\``,
      values: header.values,
    }),
    '',
    plainText(state.sentence),
    '',
    `## ${t('Input')}`,
    '',
    ...markdownTable(picture.input, t),
    '',
    `## ${t('Output')}`,
    '',
    ...markdownTable(picture.output, t),
    '',
    `\`${plainText(readoutOf(picture, window, t).expression)}\``,
    '',
    `## ${t('Output size')}`,
    '',
    ...inspector.outputSize.formulas.map(
      ({ axes, parts }) => `- ${axes}: \`${parts.map((part) => part.text).join('')}\``,
    ),
    '',
    plainText(inspector.outputSize.remark),
    '',
    ...(inspector.notices.length === 0
      ? []
      : [
          `## ${t('Edges')}`,
          '',
          ...inspector.notices.map((notice) => `- ${plainText(notice.text)}`),
          '',
        ]),
    ...(inspector.cost === null
      ? []
      : [
          `## ${t('Cost, one forward pass')}`,
          '',
          '| | |',
          '|---|---:|',
          ...inspector.cost.rows.map(
            ({ label, note, value }) => `| ${label}${note === '' ? '' : ` (${note})`} | ${value} |`,
          ),
          '',
        ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** A box of values as the lines of a Markdown table; large ones are cut. */
export function markdownTable(box: ValueBox, t: Translate): readonly string[] {
  const all = rowsOf(box);
  const rows = all.slice(0, MOST_ROWS);
  const columns = Math.min(MOST_COLUMNS, box.size.at(-1) ?? 1);
  const cut = columns < (box.size.at(-1) ?? 1);
  const names = Array.from({ length: columns }, (_, column) =>
    String((box.origin.at(-1) ?? 0) + column),
  );
  const line = (cells: readonly string[]): string =>
    `| ${[...cells, ...(cut ? ['…'] : [])].join(' | ')} |`;
  return [
    line(['', ...names]),
    line(Array.from({ length: columns + 1 }, () => '---:')),
    ...rows.map((row, index) =>
      line([`**${String(index)}**`, ...row.slice(0, columns).map(numberText)]),
    ),
    ...(rows.length < all.length
      ? [t('… {count} more rows', { count: all.length - rows.length })]
      : []),
  ];
}
