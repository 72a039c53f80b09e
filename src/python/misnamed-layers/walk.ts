import type { CallNode, Expression, Statement } from '../tree/nodes.js';

/** Anything of the tree that has a kind. */
export type TreeNode = Statement | Expression;

/** More nodes than this aren't looked at. */
const MOST_NODES = 400_000;

/** Every node of a tree, parents before what is in them, in the order of the text. */
export function nodesOf(root: readonly Statement[] | TreeNode): TreeNode[] {
  const nodes: TreeNode[] = [];
  const waiting: unknown[] = [root];
  for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen += 1) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (isNode(next)) nodes.push(next);
    const inner: unknown[] = Object.values(next);
    for (let at = inner.length - 1; at >= 0; at -= 1) waiting.push(inner[at]);
  }
  return nodes;
}

/** Every call of a tree. */
export function callsOf(root: TreeNode): CallNode[] {
  return nodesOf(root).filter((node) => node.kind === 'call');
}

/** `nn.functional.max_pool2d` as written; null: not a name with dots. */
export function dottedName(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return null;
  const object = dottedName(expression.object);
  return object === null ? null : `${object}.${expression.name}`;
}

/** The last name of a callee: `max_pool2d`. */
export function calledName(call: CallNode): string {
  return dottedName(call.callee)?.split('.').at(-1) ?? '';
}

function isNode(value: object): value is TreeNode {
  return 'kind' in value && 'start' in value && typeof value.kind === 'string';
}
