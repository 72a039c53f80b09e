import { parentPort } from 'node:worker_threads';
import { readFile } from './read-file.js';

parentPort?.on('message', (file: string) => {
  readFile(file).then(
    (report) => parentPort?.postMessage({ report }),
    (error: unknown) => {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ fault });
    },
  );
});
