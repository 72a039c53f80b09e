import type { CaseNode, Statement } from '../tree/nodes.js';
import type { Surrounding } from './build-block.js';
import { buildPattern } from './build-pattern.js';
import { fieldOf, fieldsOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** `match x` and its cases. */
export function buildMatch(node: RawNode, around: Surrounding): Statement[] {
  const { builder } = around;
  const subjects = fieldsOf(node, 'subject').filter((one) => one.named);
  const [only] = subjects;
  const cases = (fieldOf(node, 'body')?.children ?? [])
    .filter((child) => child.type === 'case_clause')
    .map((child) => caseOf(child, around));
  return [
    {
      kind: 'match',
      subject:
        subjects.length === 1
          ? builder.build(only)
          : {
              kind: 'tuple',
              items: subjects.map((one) => builder.build(one)),
              ...spanOf(node),
            },
      cases,
      ...spanOf(node),
    },
  ];
}

function caseOf(node: RawNode, { builder, block }: Surrounding): CaseNode {
  const patterns = namedOf(node)
    .filter((child) => child.type === 'case_pattern')
    .map((child) => buildPattern(child, builder));
  const [only] = patterns;
  const guard = fieldOf(node, 'guard');
  const isSequence = node.children.some((child) => child.type === ',');
  return {
    pattern: only !== undefined && !isSequence ? only : { kind: 'sequence', patterns },
    guard: guard === undefined ? null : builder.build(namedOf(guard)[0]),
    body: block(fieldOf(node, 'consequence')),
  };
}
