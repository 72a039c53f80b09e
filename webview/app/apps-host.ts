import * as v from 'valibot';

/** The version of MCP Apps that is spoken. */
const PROTOCOL = '2026-01-26';

const message = v.object({
  jsonrpc: v.literal('2.0'),
  id: v.optional(v.union([v.string(), v.number()])),
  method: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
});

/** What a page is told of by whoever shows it. */
export interface AppsListener {
  /** How the host looks, when it says so first and whenever that changes. */
  readonly context: (context: unknown) => void;
  /** The result of the tool that the page is about. */
  readonly result: (result: unknown) => void;
}

/** The line from a page to the host of MCP Apps around it: JSON-RPC through messages of windows. */
export class AppsHost {
  readonly #host: Window;
  readonly #listener: AppsListener;

  constructor(host: Window, listener: AppsListener) {
    this.#host = host;
    this.#listener = listener;
    window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      if (source === host) this.#receive(data);
    });
  }

  /** Introduces the page; the host then sends what there is to show. */
  start(): void {
    const appInfo = { name: 'poolscope', version: '1' };
    const appCapabilities = { availableDisplayModes: ['inline', 'fullscreen'] };
    const params = { appInfo, appCapabilities, protocolVersion: PROTOCOL };
    this.#send({ id: INTRODUCTION, method: 'ui/initialize', params });
  }

  /** Tells how much room the page takes. */
  tellHeight(height: number): void {
    this.#send({ method: 'ui/notifications/size-changed', params: { height } });
  }

  #receive(data: unknown): void {
    const read = v.safeParse(message, data);
    if (!read.success) return;
    const { id, method, params, result } = read.output;
    if (method === undefined) {
      if (id === INTRODUCTION) this.#begin(result);
      return;
    }
    if (id !== undefined) {
      // Hosts ask whether a page is there, and announce its end; neither needs anything done.
      const known = method === 'ping' || method === 'ui/resource-teardown';
      this.#send(known ? { id, result: {} } : { id, error: { code: -32601, message: method } });
    } else if (method === 'ui/notifications/tool-result') this.#listener.result(params);
    else if (method === 'ui/notifications/host-context-changed') this.#listener.context(params);
  }

  #begin(introduced: unknown): void {
    this.#listener.context(fieldOf(introduced, 'hostContext'));
    this.#send({ method: 'ui/notifications/initialized', params: {} });
  }

  #send(content: object): void {
    // The page doesn't know where its host lives, and says nothing that others mustn't hear.
    this.#host.postMessage({ jsonrpc: '2.0', ...content }, '*');
  }
}

const INTRODUCTION = 'introduction';

/** A field of a value of unknown form; undefined where it has none. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
