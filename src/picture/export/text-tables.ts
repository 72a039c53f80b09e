import type { Translate } from '../../engine/phrase.js';
import {
  plainText,
  type ReadyState,
  type UnpoolingState,
  type ValueBox,
} from '../../protocol/index.js';
import type { NamedGrid } from '../pair/grid-pair.js';
import { pairOf } from '../pair/pair-of.js';
import { exactText, numberText } from '../words/number-text.js';

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

/** The grids of the plane in view as comma-separated values, all digits, one block each. */
export const csvText = ({ picture }: ReadyState | UnpoolingState): string =>
  `${pairOf(picture).tables().map(csvBlock).join('\r\n\r\n')}\r\n`;

/** A box of values as lines of comma-separated ones under a line that names it. */
const csvBlock = ({ name, box }: NamedGrid): string =>
  [
    `${name},${box.shape.join('x')},from,${box.origin.join('x')}`,
    ...rowsOf(box).map((row) => row.map(machine).join(',')),
  ].join('\r\n');

const MOST_COLUMNS = 24;
const MOST_ROWS = 48;

/** The layer, its numbers and its facts as a Markdown page. */
export function markdownText(
  state: ReadyState | UnpoolingState,
  step: number,
  t: Translate,
): string {
  const { header, inspector } = state;
  const pair = pairOf(state.picture);
  const error = state.kind === 'unpooling' ? state.error : null;
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
    ...(error === null ? [] : [`\`${error}\``, '']),
    ...pair
      .tables()
      .flatMap(({ name, box }) => [`## ${titleOf(name, t)}`, '', ...markdownTable(box, t), '']),
    `\`${plainText(pair.readout(step, t).expression)}\``,
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

function titleOf(name: NamedGrid['name'], t: Translate): string {
  switch (name) {
    case 'input':
      return t('Input');
    case 'indices':
      return t('Indices');
    case 'output':
      return t('Output');
    default:
      return name satisfies never;
  }
}

/** A box of values as the lines of a Markdown table; large ones are cut. */
function markdownTable(box: ValueBox, t: Translate): readonly string[] {
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
