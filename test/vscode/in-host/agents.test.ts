import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const ask = async (name: string, input: object): Promise<unknown> => {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value);
};

const member = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;

const list = (holder: unknown, name: string): readonly unknown[] => {
  const items = member(holder, name);
  assert.ok(Array.isArray(items));
  return items;
};

describe('the tools for agents', function () {
  this.timeout(60_000);

  it('are listed with their names', () => {
    const names = vscode.lm.tools.map(({ name }) => name);
    for (const name of ['poolscope_shapes', 'poolscope_explain', 'poolscope_check']) {
      assert.ok(names.includes(name), name);
    }
  });

  it('tell shapes, how well they are known, and by which version', async () => {
    const answer = await ask('poolscope_shapes', { file: 'lenet.py' });
    assert.deepEqual(member(answer, 'coverage'), { exact: 2, symbolic: 0, of: 2 });
    const [first] = list(answer, 'layers');
    assert.deepEqual(member(first, 'output'), [1, 6, 14, 14]);
    assert.equal(member(first, 'version'), '2.13');
  });

  it('call an entry with other inputs', async () => {
    const answer = await ask('poolscope_shapes', {
      file: 'lenet.py',
      entry: 'LeNet',
      inputs: ['8x1x28x28'],
    });
    const [first] = list(answer, 'layers');
    assert.deepEqual(member(first, 'output'), [8, 6, 14, 14]);
  });

  it('explain a layer with its formula and cost', async () => {
    const answer = await ask('poolscope_explain', { file: 'pooling.py', line: 15 });
    const [layer] = list(answer, 'layers');
    assert.match(String(list(layer, 'formulas')[0]), /⌊.*⌋/u);
    assert.equal(member(member(layer, 'cost'), 'operations'), 21);
  });

  it('find problems, with edits', async () => {
    const answer = await ask('poolscope_check', { file: 'invalid.py' });
    const fixes = list(answer, 'problems').flatMap((problem) => list(problem, 'fixes'));
    assert.ok(fixes.length > 0);
    const [edit] = list(fixes[0], 'edits');
    assert.equal(member(edit, 'file'), 'invalid.py');
  });

  it('say what to do otherwise', async () => {
    await assert.rejects(ask('poolscope_shapes', { file: 'none.py' }), /There is no none\.py/u);
    await assert.rejects(ask('poolscope_shapes', {}), /file/u);
    await assert.rejects(ask('poolscope_explain', { file: 'pooling.py' }), /on which line/u);
  });
});
