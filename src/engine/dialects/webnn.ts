import { outputSize } from '../geometry/output-size.js';
import { say } from '../phrase.js';
import { fail, ok, type PoolError } from '../result.js';
import type { Layout, Padding, Reducer } from '../spec.js';
import type { Operation } from './dialect.js';
import type { FrameworkRecord } from './framework-record.js';
import { paddingCells, paddingIsRead } from './known-behaviour.js';
import { average, global, largest, layer, numbersOf, pairs, sliding } from './layers.js';
import { plain } from './plain.js';
import { text } from './binding/python-values.js';
import { rejection } from './rejection.js';
import { noSpelling, paddingInOneRow } from './binding/spelling.js';

/** `averagePool2d`, `l2Pool2d`, `maxPool2d` of the Web Neural Network API. */
const pool2d =
  (reducer: Reducer): Operation =>
  ({ arguments: args, shape }) => {
    if (shape !== null && shape.length !== 4)
      return fail(typeError('The input is not a 4-D tensor.', null));
    const layout: Layout = args['layout'] === 'nhwc' ? 'channels-last' : 'channels-first';
    const spatial = layout === 'channels-last' ? shape?.slice(1, 3) : shape?.slice(2, 4);
    for (const [name, length] of lengths) {
      const list = args[name] === undefined ? null : numbersOf(args[name], 1);
      if (list !== null && list.length !== length) {
        return fail(typeError(`The length of ${name} is not ${String(length)}.`, name));
      }
      if (name !== 'padding' && list?.some((value) => value < 1) === true) {
        return fail(typeError(`All ${name} should be greater than 0.`, name));
      }
    }
    const kernel = numbersOf(args['windowDimensions'], 2) ?? spatial;
    if (kernel === undefined) return ok(layer('webnn', 2, layout, global(true), reducer));
    const stride = numbersOf(args['strides'], 2) ?? [1, 1];
    const dilation = numbersOf(args['dilations'], 2) ?? [1, 1];
    const [top = 0, bottom = 0, left = 0, right = 0] = numbersOf(args['padding'], 4) ?? [];
    const axes = [
      { before: top, after: bottom },
      { before: left, after: right },
    ];
    const padding = autoPadding[text(args['autoPad'] ?? 'explicit')] ?? pairs(axes);
    const windows = { kernel, stride, dilation, padding };
    const rounding = args['outputShapeRounding'] ?? args['roundingType'] ?? 'floor';
    const wanted = numbersOf(args['outputSizes'], 2);
    const sizes = (mode: 'floor' | 'ceil') =>
      (spatial ?? []).map((size, axis) => {
        const reach = ((kernel[axis] ?? 1) - 1) * (dilation[axis] ?? 1) + 1;
        const pads = axes[axis] ?? { before: 0, after: 0 };
        return outputSize({ size, reach, stride: stride[axis] ?? 1, ...pads }, mode, 'keep');
      });
    const matches = (mode: 'floor' | 'ceil') =>
      wanted !== null && sizes(mode).every((size, axis) => size === wanted[axis]);
    if (wanted !== null && spatial !== undefined && !matches('floor') && !matches('ceil')) {
      return fail(
        typeError(
          'The output sizes are neither the rounded down nor the rounded up ones.',
          'outputSizes',
        ),
      );
    }
    const ceil = wanted === null ? rounding === 'ceil' : !matches('floor');
    return ok(layer('webnn', 2, layout, sliding({ ...windows, ceil }), reducer));
  };

/** From the first drafts of the specification. */
const autoPadding: Readonly<Record<string, Padding>> = {
  'same-upper': { kind: 'same', extra: 'after' },
  'same-lower': { kind: 'same', extra: 'before' },
};

const lengths = [
  ['windowDimensions', 2],
  ['padding', 4],
  ['strides', 2],
  ['dilations', 2],
  ['outputSizes', 2],
] as const;

const typeError = (message: string, parameter: string | null): PoolError =>
  rejection({
    code: 'argument-value',
    exception: 'TypeError',
    message,
    ...(parameter === null ? {} : { parameter }),
    hint: say('Height and width each have one number; padding has four: top, bottom, left, right.'),
  });

/** The Web Neural Network API. The specification leaves the average's divisor open; backends leave padding out. */
export const webnn: FrameworkRecord = {
  name: 'WebNN',
  assumedVersion: null,
  importedAs: null,
  layout: 'channels-first',
  spelling: {
    ...noSpelling,
    padding: paddingInOneRow,
    rounding: (to) => {
      const value = to === 'up' ? 'ceil' : 'floor';
      return {
        parameter: 'outputShapeRounding',
        value,
        text: `outputShapeRounding: "${value}"`,
      };
    },
    strideOfOne: 'strides',
  },
  byHand: null,
  writtenAs: null,
  behaviours: [
    {
      code: 'webnn-divisor-unspecified',
      cells: paddingCells,
      severity: 'info',
      touches: (plan) => plan.spec.reducer.kind === 'avg' && paddingIsRead(plan),
      text: () =>
        say(
          'The WebNN specification gives **no divisor rule** for padding; implementations leave it out.',
        ),
    },
  ],
  counters: [],
  rules: {
    ...plain,
    operations: {
      averagePool2d: pool2d(average),
      l2Pool2d: pool2d({ kind: 'lp', p: 2 }),
      maxPool2d: pool2d(largest),
    },
  },
};
