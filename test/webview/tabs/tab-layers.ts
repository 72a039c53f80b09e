import { plan, specify, type PoolCall } from '../../../src/engine/index.js';
import { english } from '../../../src/engine/phrase.js';
import type { TabLayer } from '../../../src/present/tabs/tab-layer.js';
import type { LayerSite } from '../../../src/python/site.js';
import { initialTabOptions } from '../../../src/protocol/tabs.js';

/** A layer of PyTorch on one plane, as the host hands it to a tab. */
export const layerOf = (
  operation: string,
  args: PoolCall['arguments'],
  sizes: readonly number[],
  values: (index: number) => number = (index) => index,
): TabLayer => {
  const shape = [1, 1, ...sizes];
  const spec = specify({ framework: 'torch', operation, arguments: args, version: null }, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) {
    throw new Error(planned.error.message);
  }
  const cells = sizes.reduce((product, size) => product * size, 1);
  return {
    plan: planned.value,
    channels: 3,
    values: Float32Array.from({ length: cells }, (_, index) => values(index)),
    choices: initialTabOptions,
    remark: '',
    site: null,
    t: english,
  };
};

/** A constructor of PyTorch in a file, with its arguments written in the call. */
export const siteOf = (operation: string, args: PoolCall['arguments']): LayerSite => {
  const at = { line: 4, column: 9 };
  const range = { file: 'pooling.py', start: at, end: { line: 4, column: 46 } };
  return {
    role: 'constructor',
    range,
    callee: `nn.${operation}`,
    text: '',
    kind: operation,
    framework: 'torch',
    pooling: {
      call: { framework: 'torch', operation, arguments: args, version: null },
      arguments: Object.entries(args).map(([parameter, value]) => ({
        parameter,
        value,
        range,
        notEditable: null,
      })),
    },
    isPooling: true,
    flows: [],
    unknown: null,
  };
};

/** The d2l exercise on the digits of the design's picture. */
export const digits = (): TabLayer => {
  const values = [1, 6, 3, 2, 4, 2, 9, 4, 7, 0, 6, 8, 3, 7, 3, 1];
  return layerOf(
    'MaxPool2d',
    { kernel_size: 3, stride: 2, padding: 1 },
    [4, 4],
    (index) => values[index] ?? 0,
  );
};
