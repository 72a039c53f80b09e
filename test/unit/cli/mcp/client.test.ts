import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { TOOLS } from '../../../../src/agents/tools.js';
import { McpServer } from '../../../../src/cli/mcp/server.js';
import { PICTURE_KEY, readMessage, unwritten } from '../../../../src/protocol/index.js';
import { scratchFolder } from '../scratch-folder.js';

let remove = (): void => undefined;
afterEach(() => remove());

type Transport = Parameters<Client['connect']>[0];

/** The way from a client to a server in the same process. */
const transportTo = (server: McpServer): Transport => {
  const transport: Transport = {
    start: () => Promise.resolve(),
    close: () => Promise.resolve(),
    send: async (message) => {
      const answer = await server.answer(JSON.stringify(message));
      if (answer !== null) transport.onmessage?.(JSON.parse(answer));
    },
  };
  return transport;
};

it('the official client connects, lists the tools and calls them', async () => {
  const made = scratchFolder({
    'net.py': 'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.zeros(1, 3, 8, 8))\n',
  });
  remove = made.remove;
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transportTo(new McpServer(made.folder, '1.2.3')));
  expect(client.getServerVersion()).toMatchObject({ name: 'poolscope', version: '1.2.3' });
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
  for (const { annotations } of tools) expect(annotations).toMatchObject({ readOnlyHint: true });
  const answer = await client.callTool({ name: 'poolscope_shapes', arguments: { file: 'net.py' } });
  expect(answer).toMatchObject({
    structuredContent: {
      coverage: { exact: 1, symbolic: 0, of: 1 },
      layers: [{ output: [1, 3, 4, 4], framework: 'torch' }],
    },
  });
  const refused = await client.callTool({ name: 'poolscope_shapes', arguments: {} });
  expect(refused).toMatchObject({ isError: true });
});

const FAULTY = `import torch
from torch import nn

net = nn.Sequential(nn.Conv2d(3, 10, 5), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(490, 4))
net(torch.zeros(8, 3, 14, 14))
nn.AvgPool2d(3, padding=1)(torch.zeros(1, 1, 9, 9))
nn.MaxPool2d(2)(unheard_of)
def last(x):
    return nn.MaxPool2d(2)(x)
`;

it.each([
  ['poolscope_shapes', {}, '"output":[1,1,3,3]'],
  ['poolscope_explain', { line: 4 }, '"certainty":"exact"'],
  ['poolscope_explain', { line: 6 }, '"cost":{'],
  ['poolscope_explain', { line: 7 }, '"certainty":"unknown"'],
  ['poolscope_explain', { line: 9 }, '"certainty":"symbolic"'],
  ['poolscope_check', {}, 'mat1 and mat2 shapes cannot be multiplied'],
])('%s answers with %j as its schema says, which the official client checks', async (...tried) => {
  const [name, more, said] = tried;
  const made = scratchFolder({ 'net.py': FAULTY });
  remove = made.remove;
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transportTo(new McpServer(made.folder, '1.2.3')));
  // The client compiles the schemas that it is told.
  await client.listTools();
  const answer = await client.callTool({ name, arguments: { file: 'net.py', ...more } });
  expect(JSON.stringify(answer.structuredContent)).toContain(said);
});

const LAYER = 'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.zeros(1, 3, 8, 8))\n';
const EXPLAIN = { name: 'poolscope_explain', arguments: { file: 'net.py', line: 3 } };

it('a client that draws pages is given the picture of a layer beside the answer', async () => {
  const made = scratchFolder({ 'net.py': LAYER });
  remove = made.remove;
  const script = path.join(made.folder, 'webview.js');
  writeFileSync(script, 'const end = "</script>";');
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: { extensions: { 'io.modelcontextprotocol/ui': {} } } },
  );
  await client.connect(transportTo(new McpServer(made.folder, '1.2.3', pathToFileURL(script))));
  const { tools } = await client.listTools();
  const uri = 'ui://poolscope/picture.html';
  expect(tools.find(({ name }) => name === EXPLAIN.name)?._meta).toMatchObject({
    ui: { resourceUri: uri },
  });
  const { resources } = await client.listResources();
  expect(resources).toMatchObject([{ uri, mimeType: 'text/html;profile=mcp-app' }]);
  const { contents } = await client.readResource({ uri });
  expect(contents).toMatchObject([
    { uri, text: expect.stringContaining(String.raw`const end = "\x3C/script>";`) },
  ]);
  await expect(client.readResource({ uri: 'ui://poolscope/other.html' })).rejects.toThrow(
    'There is no resource',
  );
  const { _meta: meta } = await client.callTool(EXPLAIN);
  const message = readMessage(unwritten(String(meta?.[PICTURE_KEY])));
  expect(message).toMatchObject({ ok: true, value: { type: 'show', state: { kind: 'ready' } } });
});

it('other clients get the answer alone', async () => {
  const made = scratchFolder({ 'net.py': LAYER });
  remove = made.remove;
  const client = new Client({ name: 'test', version: '1.0.0' });
  const script = pathToFileURL(path.join(made.folder, 'webview.js'));
  await client.connect(transportTo(new McpServer(made.folder, '1.2.3', script)));
  const { tools } = await client.listTools();
  expect(tools.filter(({ _meta: meta }) => meta !== undefined)).toEqual([]);
  expect(await client.callTool(EXPLAIN)).not.toHaveProperty('_meta');
});
