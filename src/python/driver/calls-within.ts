import type { CallNode } from '../tree/nodes.js';
import type { SourcePart } from '../tree/source-file.js';

/** A call expression, and the function or class that it stands in. */
export interface PlacedCall {
  readonly call: CallNode;
  /** The innermost function around, else the class; null at the module's margin. */
  readonly owner: string | null;
}

/** The calls of a statement, and the names of functions and classes that it defines. */
export interface CallsWithin {
  readonly calls: readonly PlacedCall[];
  readonly defined: readonly string[];
}

/** More nodes than this of one statement aren't looked at. */
const MOST_NODES = 400_000;

/** Parts never change, so each is looked at once. */
const known = new WeakMap<SourcePart, CallsWithin>();

/** Every call of a statement at a module's margin, in the order of the text. */
export function callsWithin(part: SourcePart): CallsWithin {
  const before = known.get(part);
  if (before !== undefined) return before;
  const calls: PlacedCall[] = [];
  const defined: string[] = [];
  const waiting: { readonly value: unknown; readonly owner: string | null }[] = [
    { value: part.statements, owner: null },
  ];
  for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen += 1) {
    const { value, owner } = waiting.pop() ?? { value: null, owner: null };
    if (typeof value !== 'object' || value === null) continue;
    const definition = definitionName(value);
    if (definition !== null) defined.push(definition);
    if (isCall(value)) calls.push({ call: value, owner });
    const inner: unknown[] = Object.values(value);
    for (let at = inner.length - 1; at >= 0; at -= 1) {
      waiting.push({ value: inner[at], owner: definition ?? owner });
    }
  }
  const within = { calls, defined };
  known.set(part, within);
  return within;
}

function isCall(value: object): value is CallNode {
  return 'kind' in value && value.kind === 'call' && 'callee' in value && 'args' in value;
}

function definitionName(value: object): string | null {
  if (!('kind' in value) || !('name' in value) || typeof value.name !== 'string') return null;
  return value.kind === 'function' || value.kind === 'class' ? value.name : null;
}
