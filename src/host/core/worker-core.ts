import type { ToCore } from '../../core/contract/index.js';
import type { StartCore } from './core-line.js';

/** A Web Worker, as far as it is used here. Only web hosts have them. */
declare class Worker {
  constructor(address: string, options: { readonly name: string });
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: unknown }) => void) | null;
  onmessageerror: (() => void) | null;
  postMessage(message: ToCore): void;
  terminate(): void;
}

/**
 * Starts the core as a Web Worker. `script` gives the text of the core's module: a worker can't be
 * started from the address of an extension's file, but from that of a text in memory.
 */
export const workerCore =
  (script: () => Promise<string>): StartCore =>
  ({ onMessage, onDeath }) => {
    let started: Started | null = null;
    let waiting: ToCore[] = [];
    let ended = false;
    const end = (): void => {
      ended = true;
      started?.end();
    };
    const died = (why: unknown): void => {
      if (ended) return;
      end();
      onDeath({ cause: 'error', detail: String(why) });
    };
    const begin = async (): Promise<void> => {
      const text = await script();
      if (ended) return;
      started = startWorker(text);
      const { worker, loaded } = started;
      worker.onmessage = ({ data }) => {
        loaded();
        onMessage(data);
      };
      worker.onerror = ({ message }) => died(message ?? 'The worker could not be started.');
      worker.onmessageerror = () => died('The worker said what can’t be read.');
      for (const message of waiting) worker.postMessage(message);
      waiting = [];
    };
    begin().catch(died);
    return {
      tellsTime: false,
      post: (message) => {
        if (ended) return;
        if (started === null) waiting.push(message);
        else started.worker.postMessage(message);
      },
      end,
    };
  };

interface Started {
  readonly worker: Worker;
  /** Says that its text has been read: VS Code's own worker fetches it at some later time. */
  readonly loaded: () => void;
  readonly end: () => void;
}

const startWorker = (text: string): Started => {
  const parts = ['const module = { exports: {} };', text, 'module.exports.serveWorker(self);'];
  const address = URL.createObjectURL(new Blob([parts.join('\n')], { type: 'text/javascript' }));
  const loaded = (): void => URL.revokeObjectURL(address);
  const worker = new Worker(address, { name: 'Poolscope' });
  return {
    worker,
    loaded,
    end: () => {
      loaded();
      worker.terminate();
    },
  };
};
