import type { AssignStatement, CallNode, Expression } from '../tree/nodes.js';
import type { SourcePart } from '../tree/source-file.js';

/** A call expression, and the function or class that it stands in. */
export interface PlacedCall {
  readonly call: CallNode;
  /** The innermost function around, else the class; null at the module's margin. */
  readonly owner: string | null;
  /** The innermost class around. */
  readonly type: string | null;
}

/** A part that an object gets by `self.name = …`. */
export interface StoredPart {
  readonly name: string;
  /** The innermost class around. */
  readonly type: string | null;
  /** The calls of which one makes it. */
  readonly makers: readonly CallNode[];
}

/** The calls of a statement, what its objects store, and the names of functions and classes that it defines. */
export interface CallsWithin {
  readonly calls: readonly PlacedCall[];
  readonly stored: readonly StoredPart[];
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
  const stored: StoredPart[] = [];
  const defined: string[] = [];
  const waiting: { value: unknown; owner: string | null; type: string | null }[] = [
    { value: part.statements, owner: null, type: null },
  ];
  for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen += 1) {
    const { value, owner, type } = waiting.pop() ?? { value: null, owner: null, type: null };
    if (typeof value !== 'object' || value === null) continue;
    const definition = definitionName(value);
    if (definition !== null) defined.push(definition);
    if (isCall(value)) calls.push({ call: value, owner, type });
    if (isAssignment(value)) stored.push(...partsStoredBy(value, type));
    const isClass = definition !== null && 'kind' in value && value.kind === 'class';
    const inner: unknown[] = Object.values(value);
    for (let at = inner.length - 1; at >= 0; at -= 1) {
      waiting.push({
        value: inner[at],
        owner: definition ?? owner,
        type: isClass ? definition : type,
      });
    }
  }
  const within = { calls, stored, defined };
  known.set(part, within);
  return within;
}

function isCall(value: object): value is CallNode {
  return 'kind' in value && value.kind === 'call' && 'callee' in value && 'args' in value;
}

function isAssignment(value: object): value is AssignStatement {
  return 'kind' in value && value.kind === 'assign' && 'targets' in value && 'value' in value;
}

function partsStoredBy(
  { targets, value }: AssignStatement,
  type: string | null,
): readonly StoredPart[] {
  const makers = makersOf(value);
  if (makers.length === 0) return [];
  return targets.flatMap((target) =>
    target.kind === 'attribute' && target.object.kind === 'name' && target.object.name === 'self'
      ? [{ name: target.name, type, makers }]
      : [],
  );
}

/** The call that an expression is, or the two of which it is one. */
function makersOf(value: Expression): readonly CallNode[] {
  const choices = value.kind === 'conditional' ? [value.then, value.otherwise] : [value];
  return choices.filter((one) => one.kind === 'call');
}

function definitionName(value: object): string | null {
  if (!('kind' in value) || !('name' in value) || typeof value.name !== 'string') return null;
  return value.kind === 'function' || value.kind === 'class' ? value.name : null;
}
