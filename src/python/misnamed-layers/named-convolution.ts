import { say } from '../../engine/phrase.js';
import type { NameMismatch } from './name-mismatch.js';
import { callsOf, calledName, dottedName, type TreeNode } from './walk.js';

/** A name that says: this pooling is made of a convolution. */
const POOLING_BY_CONVOLUTION =
  /pool\w*(as|by|via|with|from|using)_?conv|conv\w*(as|for)_?\w*pool/iu;
const CONVOLVES = /^(Lazy)?conv\w*$|^(un)?fold$|^corr2d$|^correlate|^matmul$|^einsum$|^relu$/iu;
const POOLS = /pool(ing)?\d?d?$/iu;

/** Classes whose name speaks of a convolution and whose code only pools. */
export function poolsNamedConvolution(nodes: readonly TreeNode[]): NameMismatch[] {
  const mismatches: NameMismatch[] = [];
  for (const type of nodes) {
    if (type.kind !== 'class' || !POOLING_BY_CONVOLUTION.test(type.name)) continue;
    const calls = callsOf(type);
    if (calls.some((call) => CONVOLVES.test(calledName(call)))) continue;
    const pool = calls.find((call) => POOLS.test(calledName(call)));
    if (pool === undefined) continue;
    const callee = dottedName(pool.callee) ?? calledName(pool);
    mismatches.push({
      code: 'pool-without-convolution',
      message: say(
        '`{type}` holds no convolution: all it does is call `{callee}`, so it pools under another name. No single kernel takes a maximum; one-hot kernels followed by a maximum over their outputs, or a tree of a + relu(b − a), do.',
        { type: type.name, callee },
      ),
      span: pool,
    });
  }
  return mismatches;
}
