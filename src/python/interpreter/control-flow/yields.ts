import type { YieldNode } from '../../tree/nodes.js';

const known = new WeakMap<object, readonly YieldNode[]>();

/** What has a scope of its own: its yields are not those of the code around it. */
const CLOSED: ReadonlySet<string> = new Set(['function', 'class', 'lambda']);

/** The yields of a piece of a generator's body in the order in which they are reached, inner first. */
export function yieldsIn(node: object): readonly YieldNode[] {
  const found = known.get(node);
  if (found !== undefined) return found;
  const yields: YieldNode[] = [];
  collect(node, yields, true);
  known.set(node, yields);
  return yields;
}

function collect(node: unknown, yields: YieldNode[], isRoot: boolean): void {
  if (typeof node !== 'object' || node === null) return;
  const kind = 'kind' in node && typeof node.kind === 'string' ? node.kind : '';
  if (!isRoot && CLOSED.has(kind)) return;
  for (const inner of Object.values(node)) collect(inner, yields, false);
  if (isYield(node)) yields.push(node);
}

function isYield(node: object): node is YieldNode {
  return 'kind' in node && node.kind === 'yield' && 'from' in node;
}
