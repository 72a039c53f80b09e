import type { Translate } from '../../engine/index.js';
import type { TraceBlock } from '../../python/trace.js';
import type { ModelRow } from '../../protocol/model-state.js';
import type { ModelFacts } from './model-facts.js';
import { placeText } from './model-rows.js';

/** Up to so many calls the table shows them all; above, blocks. */
const FEW = 24;

/** Part of a model: a call with what follows it at once, or a block of parts. */
type Part =
  | { readonly kind: 'call'; readonly rows: readonly ModelRow[]; readonly path: string | null }
  | {
      readonly kind: 'block';
      readonly title: string;
      readonly detail: string;
      readonly path: string;
      readonly block: TraceBlock | null;
      readonly parts: readonly Part[];
    };

/** The rows of a model folded into its blocks, each before what is in it; none for few calls. */
export function blockRows(facts: ModelFacts, rows: readonly ModelRow[], t: Translate): ModelRow[] {
  if (rows.length <= FEW) return [];
  const parts = folded(partsIn(null, facts, rows), t);
  return parts.flatMap((part) => rowsOfPart(part, { level: 0, above: '', facts }, t));
}

/** The parts that stand directly in a block; null: in the model. */
function partsIn(block: number | null, facts: ModelFacts, rows: readonly ModelRow[]): Part[] {
  const { blocks } = facts.run;
  const parts: Part[] = [];
  const made = new Map<number, { block: TraceBlock; rows: ModelRow[] }>();
  const order: (ModelRow | { block: TraceBlock; rows: ModelRow[] })[] = [];
  for (const row of rows) {
    const child = childOf(block, facts.steps[row.from]?.step.block ?? null, blocks);
    if (child === null) {
      order.push(row);
      continue;
    }
    let entry = made.get(child.id);
    if (entry === undefined) {
      entry = { block: child, rows: [] };
      made.set(child.id, entry);
      order.push(entry);
    }
    entry.rows.push(row);
  }
  for (const entry of order) {
    if ('block' in entry) {
      const inner = partsIn(entry.block.id, facts, entry.rows);
      parts.push({
        kind: 'block',
        title: entry.block.className,
        detail: '',
        path: entry.block.path,
        block: entry.block,
        parts: inner,
      });
      continue;
    }
    const last = parts.at(-1);
    if (last?.kind === 'call' && follows(entry, last.rows, facts)) {
      parts[parts.length - 1] = { ...last, rows: [...last.rows, entry] };
    } else parts.push({ kind: 'call', rows: [entry], path: null });
  }
  return parts;
}

/** The block directly inside `outer` that holds a step of the block `inner`; null: none. */
function childOf(
  outer: number | null,
  inner: number | null,
  blocks: readonly TraceBlock[],
): TraceBlock | null {
  let at = inner;
  while (at !== null && at !== outer) {
    const block = blocks[at];
    if (block === undefined) return null;
    if (block.parent === outer) return block;
    at = block.parent;
  }
  return null;
}

/** Whether a call is a norm, an activation or a dropout right behind what another one gives. */
function follows(row: ModelRow, before: readonly ModelRow[], { steps }: ModelFacts): boolean {
  const kind = steps[row.from]?.step.kind;
  const isSmall = kind === 'normalisation' || kind === 'activation' || kind === 'dropout';
  const inputs = steps[row.from]?.step.inputs ?? [];
  const [head] = before;
  if (!isSmall || head === undefined || head.isQuiet) return false;
  return inputs.length === 1 && inputs[0] === before.at(-1)?.to;
}

/** Blocks of one part give way to it, blocks of equal parts count them, equal neighbours are a run. */
function folded(parts: readonly Part[], t: Translate): Part[] {
  return runs(
    parts.map((part) => simplified(part, t)),
    t,
  );
}

function simplified(part: Part, t: Translate): Part {
  if (part.kind === 'call') return part;
  const inner = part.parts.map((one) => simplified(one, t));
  const [only] = inner;
  if (inner.length === 1 && only !== undefined) {
    return only.kind === 'call' ? { ...only, path: part.path } : { ...only, path: part.path };
  }
  const classes = new Set(inner.map((one) => (one.kind === 'block' ? one.title : null)));
  const [className] = classes;
  if (classes.size === 1 && className !== null && className !== undefined && isContainer(part)) {
    const title = `${inner.length} × ${className}`;
    return { ...part, title, parts: firstApart(inner, t) };
  }
  const names = new Set(inner.map((one) => (one.kind === 'call' ? callName(one.rows) : null)));
  const [name] = names;
  if (names.size === 1 && name !== null && name !== undefined) {
    return { ...part, detail: `${inner.length} × (${name})`, parts: inner };
  }
  return { ...part, parts: runs(inner, t) };
}

const isContainer = ({ title }: Part & { kind: 'block' }): boolean =>
  /^(?:Sequential|ModuleList|HybridSequential|LayerList|List)$/u.test(title);

/** In a stack of blocks the first often differs: it stands alone, the rest is a run. */
function firstApart(parts: readonly Part[], t: Translate): Part[] {
  const [first, second, third] = parts;
  if (first?.kind !== 'block' || second === undefined) return [...parts];
  if (third === undefined || signature(first) === signature(second)) return runs(parts, t);
  return [{ ...first, detail: t('first') }, ...runs(parts.slice(1), t)];
}

/** Neighbours that are equal but for their place, three or more, as one part. */
function runs(parts: readonly Part[], t: Translate): Part[] {
  const result: Part[] = [];
  for (let at = 0; at < parts.length;) {
    const first = parts[at];
    if (first === undefined) break;
    let end = at + 1;
    if (first.kind === 'block') {
      const own = signature(first);
      for (
        let next = parts[end];
        next !== undefined && signature(next) === own;
        next = parts[end]
      ) {
        end += 1;
      }
    }
    const run = parts.slice(at, end);
    at = end;
    const last = run.at(-1);
    if (run.length < 3 || first.kind !== 'block' || last?.kind !== 'block') result.push(...run);
    else {
      result.push({
        kind: 'block',
        title: `${run.length} × ${first.title}`,
        detail: t('alike'),
        path: `${first.path} – ${lastNames(last.path, 2)}`,
        block: first.block,
        parts: run,
      });
    }
  }
  return result;
}

const lastNames = (path: string, many: number): string => path.split('.').slice(-many).join('.');

/** What makes two parts alike: class, details, shapes in and out. */
function signature(part: Part): string {
  const all = rowsWithin(part);
  const shapes = all
    .map((row) => `${row.title} ${row.detail} ${row.input} ${row.output}`)
    .join(';');
  return part.kind === 'block' ? `${part.title}:${shapes}` : shapes;
}

function rowsWithin(part: Part): readonly ModelRow[] {
  return part.kind === 'call' ? part.rows : part.parts.flatMap(rowsWithin);
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

/** `Conv2d 3×3 + ReLU`. */
function callName(rows: readonly ModelRow[]): string {
  const [first, ...rest] = rows;
  const head = [first?.title ?? '', first?.detail ?? ''].filter((one) => one !== '').join(' ');
  return [head, ...rest.map((row) => shortName(row.title))].join(' + ');
}

const shortName = (name: string): string =>
  name
    .replace(/^(?:Sync|Frozen)?BatchNorm(?:alization)?(?:\dd)?$/u, 'BN')
    .replace(/^relu$/u, 'ReLU');

const shortened = (path: string, above: string): string =>
  above !== '' && path.startsWith(`${above}.`) && !path.includes('–')
    ? path.slice(above.length)
    : path;

function sum(rows: readonly ModelRow[], name: keyof ModelRow['costs']): number | null {
  const values = rows.map((row) => row.costs[name]);
  const known = values.filter((value) => value !== null);
  return known.length === 0 && values.length > 0 ? null : known.reduce((a, b) => a + b, 0);
}
