import { describe, expect, it } from 'vitest';
import { joinCells } from '../../../src/host/notebook/joined-cells.js';

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
    ['%matplotlib inline', '#matplotlib inline'],
    ['  !pip install torch', '  #pip install torch'],
    ['torch.nn.MaxPool2d?', '#orch.nn.MaxPool2d?'],
    ['%%time\nx = 1', '#%time\nx = 1'],
    ['%%bash\nls -l', '#%bash\n#s -l'],
    ['y = (x\n     % 3)', 'y = (x\n     % 3)'],
  ])('makes comments of what is not Python and keeps columns: %j', (text, expected) => {
    const joined = joinCells([cell('a', text)]);
    expect(joined.text).toBe(expected);
    expect(joined.text.length).toBe(text.length);
  });

  it('reads every kind of line break', () => {
    const joined = joinCells([cell('a', 'x\r\ny\rz'), cell('b', 'w')]);
    expect(joined.toJoined('b', { line: 0, column: 0 })).toEqual({ line: 3, column: 0 });
  });
});
