import type { CaseNode, Statement } from '../tree/nodes.js';
import { bodyOf, type BlockReaders } from './build-block.js';
import { buildPattern } from './build-pattern.js';
import { childOf, childrenOf, spanOf, type RawNode } from './raw-node.js';

/** `match x` and its cases. */
export function buildMatch(node: RawNode, readers: BlockReaders): Statement[] {
  return [
    {
      kind: 'match',
      subject: readers.builder.build(node.children[0]),
      cases: childrenOf(node, 'Case').map((child) => caseOf(child, readers)),
      ...spanOf(node),
    },
  ];
}

function caseOf(node: RawNode, { builder, block }: BlockReaders): CaseNode {
  const guard = childOf(node, 'Guard');
  return {
    pattern: buildPattern(node.children[0], builder),
    guard: guard === undefined ? null : builder.build(guard.children[0]),
    body: bodyOf(node, block),
  };
}
