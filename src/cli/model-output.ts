import { english } from '../engine/phrase.js';
import { shareText } from '../picture/model/share-text.js';
import { plainText } from '../protocol/rich-text.js';
import type { ModelRow, ModelState } from '../protocol/model-state.js';
import { csvTable, markdownTable, plainTable } from '../picture/model/plain-table.js';
import { formatTable, type Column, type Ink } from './table.js';

/** How a model is printed. */
export type ModelFormat = 'table' | 'json' | 'markdown' | 'csv';

/** Models, printed; null: there is none. */
export function modelOutput(
  states: readonly ModelState[],
  format: ModelFormat,
  ink: Ink,
): string | null {
  if (states.length === 0) return null;
  switch (format) {
    case 'json':
      return `${JSON.stringify({ format: 'poolscope-model/1', models: states.map(modelJson) })}\n`;
    case 'markdown':
      return states
        .map((state) => `## ${state.name}\n\n${plainText(state.sentence)}\n\n${markdownOf(state)}`)
        .join('\n');
    case 'csv':
      return states.map((state) => csvTable(plainTable(state.rows, english))).join('\r\n');
    case 'table':
      return `${states.map((state) => tableOf(state, ink).join('\n')).join('\n\n')}\n`;
    default:
      return format satisfies never;
  }
}

const markdownOf = (state: ModelState): string => markdownTable(plainTable(state.rows, english));

const COLUMNS: readonly Column[] = [
  { title: '', align: 'right' },
  { title: 'Layer', align: 'left' },
  { title: 'Path', align: 'left' },
  { title: 'Output', align: 'right' },
  { title: 'Sees', align: 'right' },
  { title: 'Operations', align: 'right' },
  { title: '', align: 'right' },
  { title: 'Parameters', align: 'right' },
];

function tableOf(state: ModelState, ink: Ink): string[] {
  const { header, rows, totals } = state;
  const call = header.code.map(({ text }) => text).join('');
  const place = header.location === null ? '' : ` ${header.location}`;
  return [
    ink.strong(`${call}${ink.quiet(place)}`),
    ink.quiet(
      [`${header.input} → ${header.output}`, header.framework, header.origin]
        .filter((one) => one !== '')
        .join(' · '),
    ),
    plainText(state.sentence),
    '',
    ...formatTable(
      COLUMNS,
      rows.map((row) => cells(row, totals.operations)),
      ink,
    ),
    '',
    ...state.facts.map(
      ({ label, value, aside }) =>
        `${label.padEnd(18)} ${value}${aside === '' ? '' : ` (${aside})`}`,
    ),
    ...(state.broken === null
      ? []
      : ['', ink.warning(`${state.broken.title}: ${state.broken.message}`)]),
  ];
}

function cells(row: ModelRow, total: number): string[] {
  const { operations, parameters } = row.costs;
  const chips = row.chips.map(({ text }) => `(${text})`);
  return [
    String(row.from + 1),
    [row.isPooling ? '▦' : ' ', row.title, row.detail, ...chips]
      .filter((one) => one !== '')
      .join(' '),
    row.path,
    row.output,
    row.sees,
    operations === null ? '?' : operations.toLocaleString('en-US'),
    shareText(operations, total),
    parameters === null || parameters === 0 ? '' : parameters.toLocaleString('en-US'),
  ];
}

function modelJson(state: ModelState): object {
  return {
    name: state.name,
    call: state.header.code.map(({ text }) => text).join(''),
    place: state.header.location,
    framework: state.header.framework,
    input: state.header.input,
    output: state.header.output,
    sentence: plainText(state.sentence),
    totals: state.totals,
    broken: state.broken,
    layers: state.rows.map((row, at) => ({
      order: at + 1,
      name: row.title,
      detail: row.detail,
      path: row.path,
      place: row.place,
      pooling: row.isPooling,
      input: row.input,
      output: row.output,
      sees: row.seesAll ? 'all' : (row.field?.map(({ size }) => size) ?? null),
      jump: row.field?.map(({ jump }) => jump) ?? null,
      costs: row.costs,
      changesSize: row.changesSize,
      inputs: state.edges[at] ?? [],
      call: row.call,
      note: [...row.chips.map(({ text }) => text), row.note, row.reason].filter(
        (one) => one !== '',
      ),
    })),
  };
}
