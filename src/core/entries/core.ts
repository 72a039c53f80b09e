/** All of the core as one file without a runtime: what `process.ts`, the web host and the terminal load. */
export { CoreServer } from '../server.js';
export { CoreSession } from '../session/session.js';
export { startLocal } from './local.js';
export { serveWorker, startInWorker } from './worker.js';
