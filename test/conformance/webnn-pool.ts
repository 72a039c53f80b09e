import type { Format } from './suite.js';
export const webnnPool: Format = {
  accepts: (format) => format.startsWith('webnn-pool'),
  run: () => [],
};
