import * as v from 'valibot';
import { answerTool, TOOLS, type AskedFile } from '../../agents/tools.js';
import { PICTURE_KEY } from '../../protocol/index.js';
import { APPS, PICTURE_PAGE, picturePage } from './picture-page.js';
import { pictureBelow, readBelow } from './read-below.js';

/** The versions of the protocol that are spoken, the newest first. */
const PROTOCOLS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const;

const request = v.object({
  jsonrpc: v.literal('2.0'),
  id: v.optional(v.union([v.string(), v.number()])),
  method: v.string(),
  params: v.optional(v.record(v.string(), v.unknown()), {}),
});

const toolCall = v.object({ name: v.string(), arguments: v.optional(v.unknown(), {}) });

/** Codes of JSON-RPC 2.0, and the protocol's own for a resource that isn't there. */
const CODES = {
  parse: -32700,
  invalid: -32600,
  method: -32601,
  params: -32602,
  resource: -32002,
} as const;

/** The tool that has a picture, as a client is told that draws pages. */
const TOOLS_WITH_PICTURE = TOOLS.map((tool) =>
  tool.name === 'poolscope_explain'
    ? {
        ...tool,
        _meta: { ui: { resourceUri: PICTURE_PAGE.uri }, 'ui/resourceUri': PICTURE_PAGE.uri },
      }
    : tool,
);

/**
 * A server of the Model Context Protocol that reads code below one folder: takes a line, gives the
 * line to answer with; null for a notification, which nobody waits to have answered.
 */
export class McpServer {
  readonly #root: string;
  readonly #version: string;
  readonly #script: URL | null;
  #drawsPages = false;

  /** `script` is that of the pictures; null: there are none. */
  constructor(root: string, version: string, script: URL | null = null) {
    this.#root = root;
    this.#version = version;
    this.#script = script;
  }

  /** Answers one message. */
  async answer(line: string): Promise<string | null> {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      return refusal(null, CODES.parse, 'This line is not JSON.');
    }
    const read = v.safeParse(request, message);
    if (!read.success) return refusal(null, CODES.invalid, 'This is no JSON-RPC 2.0 request.');
    const { id, method, params } = read.output;
    if (id === undefined) return null;
    switch (method) {
      case 'initialize':
        this.#drawsPages = this.#script !== null && announcesApps(params['capabilities']);
        return result(id, this.#introduction(params['protocolVersion']));
      case 'ping':
        return result(id, {});
      case 'tools/list':
        return result(id, { tools: this.#drawsPages ? TOOLS_WITH_PICTURE : TOOLS });
      case 'tools/call':
        return this.#call(id, params);
      case 'resources/list':
        return result(id, { resources: this.#script === null ? [] : [PICTURE_PAGE] });
      case 'resources/read':
        return this.#page(id, params['uri']);
      default:
        return refusal(id, CODES.method, `There is no method ${method}.`);
    }
  }

  #introduction(asked: unknown): object {
    return {
      protocolVersion: PROTOCOLS.find((version) => version === asked) ?? PROTOCOLS[0],
      capabilities: { tools: {}, resources: {} },
      serverInfo: { name: 'poolscope', title: 'Poolscope', version: this.#version },
      instructions:
        'Poolscope reads neural-network code without running it. Ask it before guessing the shape, cost or edges of a pooling layer.',
    };
  }

  async #call(id: string | number, params: unknown): Promise<string> {
    const read = v.safeParse(toolCall, params);
    if (!read.success) return refusal(id, CODES.params, 'A tool call needs a name.');
    const tool = TOOLS.find(({ name }) => name === read.output.name);
    if (tool === undefined) {
      return refusal(id, CODES.params, `There is no tool ${read.output.name}.`);
    }
    const pictures: AskedFile[] = [];
    const answer = await answerTool(tool.name, read.output.arguments, (asked) => {
      if (this.#drawsPages && tool.name === 'poolscope_explain') pictures.push(asked);
      return readBelow(this.#root)(asked);
    });
    if (!answer.ok) return result(id, { content: [textContent(answer.error)], isError: true });
    const [asked] = pictures;
    const picture = asked === undefined ? null : await pictureBelow(this.#root, asked);
    return result(id, {
      content: [textContent(JSON.stringify(answer.value))],
      structuredContent: answer.value,
      // What the model needn't read.
      ...(picture === null ? {} : { _meta: { [PICTURE_KEY]: picture } }),
    });
  }

  async #page(id: string | number, uri: unknown): Promise<string> {
    if (this.#script === null || uri !== PICTURE_PAGE.uri) {
      return refusal(id, CODES.resource, `There is no resource ${String(uri)}.`);
    }
    const { mimeType } = PICTURE_PAGE;
    const text = await picturePage(this.#script);
    return result(id, { contents: [{ uri, mimeType, text }] });
  }
}

/** Whether a client says that it draws the pages of MCP Apps. */
const announcesApps = (capabilities: unknown): boolean => {
  const extensions = fieldOf(capabilities, 'extensions') ?? fieldOf(capabilities, 'experimental');
  return fieldOf(extensions, APPS) !== undefined;
};

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textContent = (text: string): object => ({ type: 'text', text });

const result = (id: string | number, value: object): string =>
  JSON.stringify({ jsonrpc: '2.0', id, result: value });

const refusal = (id: string | number | null, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } });
