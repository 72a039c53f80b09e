import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readShape } from '../../../src/agents/shape-text.js';
import { readCommand } from '../../../src/cli/command.js';
import { run } from '../../../src/cli/run.js';
import { formatTable, inkFor } from '../../../src/cli/table.js';

async function said(...words: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await run(words, {
    write: (text) => out.push(text),
    writeError: (text) => errors.push(text),
    isTerminal: false,
    pictures: new URL('file:///none.js'),
    version: '1.2.3',
  });
  return { code, out: out.join(''), errors: errors.join('') };
}

describe('the command line', () => {
  it('reads entry, arguments and several inputs', () => {
    const command = readCommand([
      'shapes',
      'model.py',
      '--entry',
      'resnet18',
      '--kwargs',
      '{"weights": null, "layers": [1, 2]}',
      '--input',
      '1x3x224x224',
      '--input',
      '2,5',
      '--json',
      '--train',
    ]);
    expect(command).toMatchObject({
      ok: true,
      value: {
        kind: 'shapes',
        file: 'model.py',
        entry: 'resnet18',
        keywordArguments: { weights: null, layers: [1, 2] },
        inputs: [
          [1, 3, 224, 224],
          [2, 5],
        ],
        json: true,
        train: true,
      },
    });
  });

  it.each([
    [[], 'Say what to do'],
    [['draw', 'a.py'], 'There is no command `draw`'],
    [['shapes'], 'Name the file'],
    [['shapes', 'a.py', 'b.py'], 'one too many'],
    [['shapes', 'a.py', '--entry', 'f', '--input', '3xx4'], 'is not a shape'],
    [['shapes', 'a.py', '--entry', 'f', '--kwargs', '[1]'], 'must be a JSON object'],
    [['shapes', 'a.py', '--input', '1x2'], 'needs `--entry NAME`'],
    [['shapes', 'a.py', '--colour'], "Unknown option '--colour'"],
    [['shapes', 'no/such/file.py'], "no/such/file.py can't be read"],
  ])('%j ends with 2 and says why', async (words, message) => {
    const { code, errors } = await said(...words);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it('prints help and version', async () => {
    expect((await said('--help')).out).toContain('poolscope shapes FILE');
    expect((await said('--version')).out).toBe('poolscope 1.2.3\n');
  });

  it('reads back any shape it could have printed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: 1, maxLength: 6 }), (shape) => {
        expect(readShape(shape.join('x'))).toEqual({ ok: true, value: shape });
      }),
    );
  });

  it('aligns numbers right and words left, without trailing blanks', () => {
    const columns = [
      { title: 'Line', align: 'right' },
      { title: 'Call', align: 'left' },
    ] as const;
    expect(
      formatTable(
        columns,
        [
          ['7', 'pool(x)'],
          ['112', 'p'],
        ],
        inkFor(false),
      ),
    ).toEqual(['Line  Call', '   7  pool(x)', ' 112  p']);
  });
});
