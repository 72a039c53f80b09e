import { type LabIntention, type LabMessage, readLabMessage } from '../../src/protocol/lab.js';

/** The Lab's line to the host; tests put another in its place. */
export interface LabConnection {
  send(intention: LabIntention): void;
  /** Calls back with every message until the returned function is called. */
  listen(onMessage: (message: LabMessage) => void): () => void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The line through VS Code. A page can acquire it once. */
export const connectToHost = (): LabConnection => {
  const api = acquireVsCodeApi();
  const send = (intention: LabIntention): void => api.postMessage(intention);
  return {
    send,
    listen: (onMessage) => {
      const receive = (event: MessageEvent<unknown>): void => {
        const message = readLabMessage(event.data);
        if (message.ok) {
          onMessage(message.value);
        } else {
          send({
            type: 'failed',
            message: `A message of an unknown form: ${message.error}`,
            stack: '',
          });
        }
      };
      window.addEventListener('message', receive);
      return () => window.removeEventListener('message', receive);
    },
  };
};
