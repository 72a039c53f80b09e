import type { Translate } from '../../engine/index.js';
import type { ModelRow } from '../../protocol/model-state.js';
import type { TraceBlock } from '../../python/trace.js';
import type { ModelFacts } from './model-facts.js';

/** Part of a model: a call with what follows it at once, or a block of parts. */
export type Part =
  | { readonly kind: 'call'; readonly rows: readonly ModelRow[]; readonly path: string | null }
  | {
      readonly kind: 'block';
      readonly title: string;
      readonly detail: string;
      readonly path: string;
      readonly block: TraceBlock | null;
      readonly parts: readonly Part[];
    };

/** The parts of a model, with what is alike in one. */
export const modelParts = (
  facts: ModelFacts,
  rows: readonly ModelRow[],
  t: Translate,
): readonly Part[] => folded(partsIn(null, facts, rows), t);

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

/** All rows of a part. */
export function rowsWithin(part: Part): readonly ModelRow[] {
  return part.kind === 'call' ? part.rows : part.parts.flatMap(rowsWithin);
}

/** `Conv2d 3×3 + ReLU`. */
function callName(rows: readonly ModelRow[]): string {
  const [first, ...rest] = rows;
  const head = [first?.title ?? '', first?.detail ?? ''].filter((one) => one !== '').join(' ');
  return [head, ...rest.map((row) => shortName(row.title))].join(' + ');
}

/** How a call's name is written behind another's: `BN`. */
export const shortName = (name: string): string =>
  name
    .replace(/^(?:Sync|Frozen)?BatchNorm(?:alization)?(?:\dd)?$/u, 'BN')
    .replace(/^relu$/u, 'ReLU');
