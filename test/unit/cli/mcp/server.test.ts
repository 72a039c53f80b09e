import { afterEach, describe, expect, it } from 'vitest';
import { McpServer } from '../../../../src/cli/mcp/server.js';
import { scratchFolder } from '../scratch-folder.js';

let remove = (): void => undefined;
afterEach(() => remove());

const NET = `import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(2)
    def forward(self, x):
        return self.pool(x)

nn.AvgPool2d(3, padding=1)(torch.zeros(1, 1, 9, 9))
`;

function server(): McpServer {
  const made = scratchFolder({ 'net.py': NET });
  remove = made.remove;
  return new McpServer(made.folder, '1.2.3');
}

const ask = async (to: McpServer, method: string, params: object = {}): Promise<unknown> =>
  JSON.parse((await to.answer(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))) ?? '{}');

const callTool = (name: string, given: object): Promise<unknown> =>
  ask(server(), 'tools/call', { name, arguments: given });

/** An answer of a tool that holds at least this. */
const told = (value: object): object => ({
  result: { structuredContent: expect.objectContaining(value) },
});

const layer = (value: object): object =>
  told({ layers: expect.arrayContaining([expect.objectContaining(value)]) });

describe('the server for agents', () => {
  it.each([
    ['2024-11-05', '2024-11-05'],
    ['1999-01-01', '2025-11-25'],
  ])('asked for protocol %s speaks %s', async (asked, spoken) => {
    expect(await ask(server(), 'initialize', { protocolVersion: asked })).toMatchObject({
      result: { protocolVersion: spoken },
    });
  });

  it('lists its tools with schemas, all of them read-only', async () => {
    const tool = (name: string): object => ({
      name,
      inputSchema: { required: expect.arrayContaining(['file']) },
      annotations: { readOnlyHint: true },
    });
    expect(await ask(server(), 'tools/list')).toMatchObject({
      result: {
        tools: [tool('poolscope_shapes'), tool('poolscope_explain'), tool('poolscope_check')],
      },
    });
  });

  it('tells shapes with how well they are known, and how many are', async () => {
    const answer = await callTool('poolscope_shapes', { file: 'net.py' });
    expect(answer).toMatchObject(
      layer({ line: 11, certainty: 'exact', reason: null, output: [1, 1, 3, 3] }),
    );
    expect(answer).toMatchObject(told({ coverage: { exact: 1, symbolic: 1, of: 2 } }));
  });

  it('calls an entry with inputs', async () => {
    const given = { file: 'net.py', entry: 'Net', inputs: ['1x3x8x8'] };
    expect(await callTool('poolscope_shapes', given)).toMatchObject(
      layer({ path: 'pool', output: [1, 3, 4, 4] }),
    );
  });

  it('explains a layer with settings, cost and edges', async () => {
    expect(await callTool('poolscope_explain', { file: 'net.py', line: 11 })).toMatchObject(
      layer({
        settings: expect.objectContaining({ kernel: [3, 3], stride: [3, 3], padding: [1, 1] }),
        cost: expect.objectContaining({ bytesWritten: 36 }),
        notices: expect.arrayContaining([
          expect.objectContaining({ code: expect.any(String), text: expect.any(String) }),
        ]),
      }),
    );
  });

  it('finds what is wrong, with edits that mend it', async () => {
    const made = scratchFolder({
      'net.py':
        'from torch import nn\nimport torch\nnn.MaxPool2d(2, padding=2)(torch.zeros(1, 1, 8, 8))\n',
    });
    remove = made.remove;
    const to = new McpServer(made.folder, '1.2.3');
    const answer = await ask(to, 'tools/call', {
      name: 'poolscope_check',
      arguments: { file: 'net.py' },
    });
    const edit = { file: 'net.py', line: 3, newText: expect.any(String) };
    expect(answer).toMatchObject(
      told({
        problems: expect.arrayContaining([
          expect.objectContaining({
            severity: 'error',
            fixes: expect.arrayContaining([
              { title: expect.stringMatching(/^Use /u), edits: [expect.objectContaining(edit)] },
            ]),
          }),
        ]),
      }),
    );
  });

  it.each([
    [{ file: '../secret.py' }, 'is not below'],
    [{ file: '/etc/passwd' }, 'is not below'],
    [{ file: 'none.py' }, 'none.py'],
    [{}, 'file'],
    [{ file: 'net.py', inputs: ['1x3'] }, 'needs `entry`'],
    [{ file: 'net.py', entry: 'Net', inputs: ['a'] }, 'is not a shape'],
  ])('refuses %j as a result that says what to do', async (given, message) => {
    expect(await callTool('poolscope_shapes', given)).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringContaining(message) }] },
    });
  });

  it('answers what it can’t do by JSON-RPC’s codes, and notifications not at all', async () => {
    const to = server();
    const refused = (code: number): object => ({ error: { code } });
    expect(await ask(to, 'resources/sing')).toMatchObject(refused(-32601));
    expect(await ask(to, 'tools/call', { name: 'none' })).toMatchObject(refused(-32602));
    expect(JSON.parse((await to.answer('{')) ?? '')).toMatchObject(refused(-32700));
    expect(JSON.parse((await to.answer('[]')) ?? '')).toMatchObject(refused(-32600));
    expect(await to.answer('{"jsonrpc":"2.0","method":"notifications/initialized"}')).toBeNull();
  });
});
