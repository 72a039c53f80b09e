import { readMessage, type Intention, type Message } from '../../src/protocol/index.js';

/** The panel's line to the host and to what VS Code keeps for it; tests put another in its place. */
export interface HostLink {
  send(intention: Intention): void;
  /** Hears every message until the returned function is called. */
  listen(hear: (message: Message) => void): () => void;
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
  return {
    send,
    listen: (hear) => {
      const onMessage = (event: MessageEvent<unknown>): void => {
        const message = readMessage(event.data);
        if (message.ok) hear(message.value);
        else
          send({
            type: 'failed',
            message: `A message that can’t be read: ${message.error}`,
            stack: '',
          });
      };
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
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
