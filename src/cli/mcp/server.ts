import * as v from 'valibot';
import { answerTool, TOOLS } from '../../agents/tools.js';
import { readBelow } from './read-below.js';

/** The versions of the protocol that are spoken, the newest first. */
const PROTOCOLS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const;

const request = v.object({
  jsonrpc: v.literal('2.0'),
  id: v.optional(v.union([v.string(), v.number()])),
  method: v.string(),
  params: v.optional(v.record(v.string(), v.unknown()), {}),
});

const toolCall = v.object({ name: v.string(), arguments: v.optional(v.unknown(), {}) });

/** Codes of JSON-RPC 2.0. */
const CODES = { parse: -32700, invalid: -32600, method: -32601, params: -32602 } as const;

/**
 * A server of the Model Context Protocol that reads code below one folder: takes a line, gives the
 * line to answer with; null for a notification, which nobody waits to have answered.
 */
export class McpServer {
  readonly #root: string;
  readonly #version: string;

  constructor(root: string, version: string) {
    this.#root = root;
    this.#version = version;
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
        return result(id, this.#introduction(params['protocolVersion']));
      case 'ping':
        return result(id, {});
      case 'tools/list':
        return result(id, { tools: TOOLS });
      case 'tools/call':
        return this.#call(id, params);
      default:
        return refusal(id, CODES.method, `There is no method ${method}.`);
    }
  }

  #introduction(asked: unknown): object {
    return {
      protocolVersion: PROTOCOLS.find((version) => version === asked) ?? PROTOCOLS[0],
      capabilities: { tools: {} },
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
    const answer = await answerTool(tool.name, read.output.arguments, readBelow(this.#root));
    return result(
      id,
      answer.ok
        ? { content: [textContent(JSON.stringify(answer.value))], structuredContent: answer.value }
        : { content: [textContent(answer.error)], isError: true },
    );
  }
}

const textContent = (text: string): object => ({ type: 'text', text });

const result = (id: string | number, value: object): string =>
  JSON.stringify({ jsonrpc: '2.0', id, result: value });

const refusal = (id: string | number | null, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } });
