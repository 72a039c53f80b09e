import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCells } from '../../../../src/python/notebook/joined-cells.js';

const cell = (id: string, text: string) => ({ id, text });

describe('joinCells', () => {
  it('joins cells line by line and finds the way back', () => {
    const joined = joinCells([cell('a', 'import torch\nx = 1'), cell('b', 'y = 2')]);
    expect(joined.text).toBe('import torch\nx = 1\ny = 2');
    expect(joined.toJoined('b', { line: 0, column: 4 })).toEqual({ line: 2, column: 4 });
    expect(joined.toCell({ line: 2, column: 4 })).toEqual({
      cell: 'b',
      position: { line: 0, column: 4 },
    });
    expect(joined.toCell({ line: 1, column: 0 })).toMatchObject({ cell: 'a' });
  });

  it.each([
    ['Python’s', '>>> for k in (2,):\n...     f(k)\n>>>\n4', 'for k in (2,):\n    f(k)\n\n4', 4],
    ['IPython’s', 'In [3]: for k in (2,):\n   ...:     f(k)', 'for k in (2,):\n    f(k)', 8],
  ])('takes %s prompts off a cell, and finds the way back', (_, text, expected, column) => {
    const joined = joinCells([cell('a', text)]);
    expect(joined.text).toBe(expected);
    expect(joined.toJoined('a', { line: 0, column })).toEqual({ line: 0, column: 0 });
    expect(joined.toCell({ line: 0, column: 0 })?.position).toEqual({ line: 0, column });
  });

  it('leaves what looks like a prompt behind the first line', () => {
    const text = "x = '''\n>>> y\n'''";
    expect(joinCells([cell('a', text)]).text).toBe(text);
  });

  it('counts an empty cell as one line', () => {
    const joined = joinCells([cell('a', ''), cell('b', 'x = 1')]);
    expect(joined.toJoined('b', { line: 0, column: 0 })).toEqual({ line: 1, column: 0 });
  });

  it('knows no cell outside the notebook', () => {
    const joined = joinCells([cell('a', 'x = 1')]);
    expect(joined.toJoined('other', { line: 0, column: 0 })).toBeNull();
    expect(joined.toCell({ line: 9, column: 0 })).toBeNull();
  });

  it.each([
    ['a line magic', '%matplotlib inline', '#matplotlib inline'],
    ['a magic whose name is an operator away', '%y.mean()', '#y.mean()'],
    ['a shell line in a block', 'if x:\n  !pip install torch', 'if x:\n  pass'],
    ['help behind a name', 'torch.nn.MaxPool2d?', '#orch.nn.MaxPool2d?'],
    ['the source behind a name', 'pool??', '#ool??'],
    ['help before a name', '?pool', '#pool'],
    ['a cell magic above Python', '%%time\nx = 1', '#%time\nx = 1'],
    ['two of them', '%%time\n%%capture out\nx = 1', '#%time\n#%capture out\nx = 1'],
    ['another language', '%%bash\nls -l', '#%bash\n#s -l'],
    ['another language under a clock', '%%time\n%%bash\nls', '#%time\n#%bash\n#s'],
    ['a shell line that goes on', '!pip \\\n  install x\ny = 1', '#pip \\\n# install x\ny = 1'],
    ['quotes of the shell', "!echo it's\ny = 1", "#echo it's\ny = 1"],
    ['an assigned shell line', 'files = !ls -l', 'files = get_ipython()'],
    ['an assigned magic', 'a[0] = %pwd', 'a[0] = get_ipython()'],
    ['a statement under a clock', '%time y = f(x)', '0;    y = f(x)'],
    ['options of the clock', '%timeit -n 10 f(x)', '0;            f(x)'],
  ])('reads past %s', (_, text, expected) => {
    expect(joinCells([cell('a', text)]).text).toBe(expected);
  });

  it.each([
    ['y = (x\n     % 3)'],
    ["print('a %d'\n      % e)"],
    ["print('a %d' \\\n% e)"],
    ['assert (a\n!= 7)'],
    ['x = [\n%y\n]'],
    ["'''\n%matplotlib\n?\n'''"],
    ['x = y == z'],
    ['f(a=b % c)'],
    ['x = "what?"'],
    ['x = 1  # why?'],
    ['@decorate\ndef f(): pass'],
  ])('leaves Python as it is: %j', (text) => {
    expect(joinCells([cell('a', text)]).text).toBe(text);
  });

  it('keeps all lines, and changes only those that are not Python', () => {
    const piece = fc.constantFrom(
      ...['%', '!', '?', '%%time', '(', ')', '"', "'", '\\', '\n', ' ', 'x', '= ', '#', "'''"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const given = text.split('\n');
        const read = joinCells([cell('a', text)]).text.split('\n');
        expect(read).toHaveLength(given.length);
        read.forEach((line, at) => {
          if (line !== given[at]) expect(line).toMatch(/^\s*(?:#|pass|0;)|get_ipython\(\)$/u);
        });
      }),
    );
  });

  it('reads every kind of line break', () => {
    const joined = joinCells([cell('a', 'x\r\ny\rz'), cell('b', 'w')]);
    expect(joined.toJoined('b', { line: 0, column: 0 })).toEqual({ line: 3, column: 0 });
  });
});
