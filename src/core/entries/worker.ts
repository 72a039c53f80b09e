import type { FromCore } from '../contract/index.js';
import { CoreServer } from '../server.js';
import type { CoreEnvironment } from '../session/environment.js';
import { startLocal, type LocalCore } from './local.js';

/** The scope of a Web Worker, as far as the core uses it. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  readonly postMessage: (message: FromCore) => void;
}

/** What a Web Worker gives the core. It compresses only by and by, which no hover waits for. */
const webEnvironment: CoreEnvironment = {
  pause: () =>
    new Promise((resolve) => {
      setTimeout(resolve, 0);
    }),
  deflate: null,
};

/** Serves whoever started this worker, for as long as it lets it live. */
export const serveWorker = (scope: WorkerScope): void => {
  const server = new CoreServer(webEnvironment, (message) => scope.postMessage(message));
  scope.onmessage = ({ data }) => server.receive(data);
};

/** The core in the worker of whoever loads it, which is the extension host's. */
export const startInWorker = (receive: (message: FromCore) => void): LocalCore =>
  startLocal(webEnvironment, receive);
