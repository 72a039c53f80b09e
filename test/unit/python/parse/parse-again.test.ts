import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { parser, type PythonParser } from '../support/parser.js';
import { placedTree } from '../support/placed.js';

const model = `"""A model of several statements."""
import torch
from torch import nn

@torch.no_grad()
def pad(x, *sizes, value=0.0):
    """Ends in a comment."""
    return f"{x!r:>{value}}" if sizes else [y for y in x if y]  # comment

class Net(nn.Module):
    # first
    def __init__(self, width: int = 3):
        super().__init__()
        self.pool = nn.MaxPool2d(width, stride=2, padding=1)

    def forward(self, x):
        match x:
            case [a, *rest]:
                return self.pool(a)
        return self.pool(x)

net = Net(); out = net(torch.zeros(1, 3, 8, 8))
if __name__ == '__main__':
    print(out.shape)
else:
    del out
`;

const bits = [
  '',
  ' ',
  'x',
  '\n',
  '\n    ',
  '(',
  ')',
  '"""',
  "'",
  '#',
  ':',
  '=',
  'class A:\n    pass\n',
  'def f():\n',
  'é∑',
  'if',
  '\\\n',
];

let python: PythonParser;

beforeAll(async () => {
  python = await parser();
});

describe('parsing a file again after an edit', () => {
  it('gives what parsing it afresh gives, whatever was typed or deleted', () => {
    const edit = fc.record({
      at: fc.nat(),
      deleted: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(120)),
      typed: fc.constantFrom(...bits),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = model;
        let again = python.parse('edited.py', text);
        for (const { at, deleted, typed } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + typed + text.slice(start + deleted);
          again = python.parse('edited.py', text, again);
          expect(placedTree(again)).toBe(placedTree(python.parse('edited.py', text)));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('leaves the version before as it was', () => {
    const before = python.parse('kept.py', model);
    const tree = placedTree(before);
    python.parse('kept.py', `# above\n${model}`, before);
    expect(placedTree(before)).toBe(tree);
  });

  it('takes over the statements that were not edited', () => {
    const before = python.parse('kept.py', model);
    const after = python.parse('kept.py', model.replace('stride=2', 'stride=1'), before);
    const same = after.body.filter((statement) => before.body.includes(statement));
    expect(same).toHaveLength(before.body.length - 1);
  });
});
