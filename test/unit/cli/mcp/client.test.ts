import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterEach, expect, it } from 'vitest';
import { TOOLS } from '../../../../src/agents/tools.js';
import { McpServer } from '../../../../src/cli/mcp/server.js';
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
