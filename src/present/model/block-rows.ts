import type { Translate } from '../../engine/index.js';
import type { ModelRow } from '../../protocol/model-state.js';
import type { ModelFacts } from './model-facts.js';
import { modelParts, rowsWithin, shortName, type Part } from './model-parts.js';
import { placeText } from './model-rows.js';

/** Up to so many calls the table shows them all; above, blocks. */
const FEW = 24;

/** The rows of a model folded into its blocks, each before what is in it; none for few calls. */
export function blockRows(facts: ModelFacts, rows: readonly ModelRow[], t: Translate): ModelRow[] {
  if (rows.length <= FEW) return [];
  return modelParts(facts, rows, t).flatMap((part) =>
    rowsOfPart(part, { level: 0, above: '', facts }, t),
  );
}

interface Above {
  readonly level: number;
  readonly above: string;
  readonly facts: ModelFacts;
}

function rowsOfPart(part: Part, { level, above, facts }: Above, t: Translate): ModelRow[] {
  if (part.kind === 'call') return [callRow(part, level, above)];
  const all = rowsWithin(part);
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return [];
  const inner = part.parts.flatMap((one) =>
    rowsOfPart(one, { level: level + 1, above: part.block?.path ?? above, facts }, t),
  );
  const poolings = all.filter((row) => row.isPooling);
  const error = all.find((row) => row.mark === 'error');
  const place = part.block?.constructed ?? part.block?.call ?? null;
  const path = part.path;
  return [
    {
      ...last,
      id: `b${level}-${first.from}-${last.to}`,
      level,
      from: Math.min(...all.map((row) => row.from)),
      to: Math.max(...all.map((row) => row.to)),
      isBlock: true,
      isOpen: part.parts.some((one) => one.kind === 'call' && one.rows[0]?.isPooling),
      mark: error === undefined ? 'layer' : 'error',
      title: part.title,
      detail: part.detail,
      isPooling: false,
      isQuiet: false,
      holdsPooling: poolings.length > 0,
      changesSize: all.some((row) => row.changesSize),
      isBehindBreak: all.every((row) => row.isBehindBreak),
      chips:
        all.every((row) => isFrozenRow(row) || row.costs.parameters === 0) && all.some(isFrozenRow)
          ? [{ text: t('frozen'), tone: 'plain' }]
          : [],
      call: { index: 1, count: 1 },
      path,
      shortPath: shortened(path, above),
      place: placeText(place?.range ?? null) ?? first.place,
      code: part.block?.constructed?.text ?? '',
      input: first.input,
      former: first.former,
      note: last.note,
      costs: {
        operations: sum(all, 'operations'),
        bytes: sum(all, 'bytes'),
        parameters: sum(all, 'parameters'),
        trained: sum(all, 'trained'),
      },
      reason: error?.reason ?? '',
      label: [
        part.title,
        part.detail,
        path,
        t('block of {count} calls', { count: all.length }),
        last.label.split(', ').slice(2).join(', '),
      ]
        .filter((one) => one !== '')
        .join(', '),
    },
    ...inner,
  ];
}

const isFrozenRow = (row: ModelRow): boolean =>
  row.costs.trained === 0 && row.costs.parameters !== null && row.costs.parameters > 0;

function callRow(part: Part & { kind: 'call' }, level: number, above: string): ModelRow {
  const [first, ...rest] = part.rows;
  const last = part.rows.at(-1);
  if (first === undefined || last === undefined) throw new Error('A part holds a call.');
  const path = part.path ?? first.path;
  const added = rest.map((row) => `+ ${shortName(row.title)}`).join(' ');
  return {
    ...first,
    level,
    to: last.to,
    detail: [first.detail, added].filter((one) => one !== '').join(' '),
    path,
    shortPath: shortened(path, above),
    costs: {
      operations: sum(part.rows, 'operations'),
      bytes: sum(part.rows, 'bytes'),
      parameters: sum(part.rows, 'parameters'),
      trained: sum(part.rows, 'trained'),
    },
  };
}

const shortened = (path: string, above: string): string =>
  above !== '' && path.startsWith(`${above}.`) && !path.includes('–')
    ? path.slice(above.length)
    : path;

function sum(rows: readonly ModelRow[], name: keyof ModelRow['costs']): number | null {
  const values = rows.map((row) => row.costs[name]);
  const known = values.filter((value) => value !== null);
  return known.length === 0 && values.length > 0 ? null : known.reduce((a, b) => a + b, 0);
}
