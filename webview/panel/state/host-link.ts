import {
  readMessage,
  unwritten,
  type Intention,
  type Message,
} from '../../../src/protocol/index.js';

/** The panel's line to the host and to what VS Code keeps for it; tests put another in its place. */
export interface HostLink {
  send(intention: Intention): void;
  /** Calls back with every message until the returned function is called. */
  listen(onMessage: (message: Message) => void): () => void;
  /** What the page began with; null where it waits for a first message. */
  first(): Message | null;
  /** What was kept before a reload. */
  kept(): unknown;
  keep(state: unknown): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The line through VS Code. A page can acquire it once. */
export function connectToHost(): HostLink {
  const api = acquireVsCodeApi();
  const send = (intention: Intention): void => api.postMessage(intention);
  const read = (received: unknown): Message | null => {
    const message = readMessage(received);
    if (message.ok) return message.value;
    send({ type: 'failed', message: `A message that can’t be read: ${message.error}`, stack: '' });
    return null;
  };
  return {
    send,
    listen: (onMessage) => {
      const receive = (event: MessageEvent<unknown>): void => {
        const message = read(event.data);
        if (message !== null) onMessage(message);
      };
      window.addEventListener('message', receive);
      return () => window.removeEventListener('message', receive);
    },
    first: () => {
      const text = document.querySelector('#first')?.textContent ?? null;
      return text === null ? null : read(unwritten(text));
    },
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}

/** What the host asked to keep for it beside the view's own state. */
export function restoreOf(kept: unknown): string | null {
  if (typeof kept !== 'object' || kept === null || !('restore' in kept)) return null;
  return typeof kept.restore === 'string' ? kept.restore : null;
}
