import { type LabIntention, type LabMessage, readLabMessage } from '../../src/protocol/lab.js';

/** The Lab's line to the host; tests put another in its place. */
export interface LabConnection {
  send(intention: LabIntention): void;
  /** Hears every message until the returned function is called. */
  listen(hear: (message: LabMessage) => void): () => void;
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
    listen: (hear) => {
      const onMessage = (event: MessageEvent<unknown>): void => {
        const message = readLabMessage(event.data);
        if (message.ok) {
          hear(message.value);
        } else {
          send({
            type: 'failed',
            message: `A message of an unknown form: ${message.error}`,
            stack: '',
          });
        }
      };
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
  };
};
