import type { Format } from './suite.js';
export const onnxPool: Format = {
  accepts: (format) => format.startsWith('onnx-pool'),
  run: () => [],
};
