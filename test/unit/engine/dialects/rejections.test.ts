import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bindCall,
  plan,
  textOf,
  specify,
  type ArgumentValue,
  type Framework,
  type PoolCall,
  type PoolError,
} from '../../../../src/engine/index.js';

/** What a framework objects to in a call on an input, if anything. */
const objection = (call: PoolCall, shape: readonly number[]): PoolError | null => {
  const spec = specify(call, shape);
  if (!spec.ok) return spec.error;
  const result = plan(spec.value, shape);
  return result.ok ? null : result.error;
};

const call = (
  framework: Framework,
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
): PoolCall => ({ framework, operation, arguments: args, version: null });

const wild: fc.Arbitrary<ArgumentValue> = fc.oneof(
  fc.integer({ min: -2, max: 8 }),
  fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 4 }),
  fc.constantFrom<ArgumentValue>(null, true, 'same', 'SAME', { float: 2.5 }),
);

const operations: readonly (readonly [Framework, string, readonly string[], number])[] = [
  ['torch', 'MaxPool1d', ['kernel_size', 'stride', 'padding', 'dilation'], 3],
  ['torch', 'MaxPool2d', ['kernel_size', 'stride', 'padding', 'dilation'], 4],
  ['torch', 'MaxPool3d', ['kernel_size', 'stride', 'padding', 'dilation'], 5],
  ['torch', 'AvgPool2d', ['kernel_size', 'stride', 'padding', 'divisor_override'], 4],
  ['torch', 'LPPool2d', ['norm_type', 'kernel_size', 'stride'], 4],
  ['torch', 'AdaptiveAvgPool2d', ['output_size'], 4],
  ['torch', 'AdaptiveMaxPool3d', ['output_size'], 5],
  ['torch', 'FractionalMaxPool2d', ['kernel_size', 'output_size', 'output_ratio'], 4],
  ['keras', 'MaxPooling2D', ['pool_size', 'strides', 'padding', 'data_format'], 4],
  ['tensorflow', 'max_pool2d', ['ksize', 'strides', 'padding'], 4],
  ['flax', 'max_pool', ['window_shape', 'strides', 'padding'], 4],
  ['paddle', 'max_pool2d', ['kernel_size', 'stride', 'padding', 'ceil_mode'], 4],
  ['mxnet', 'MaxPool2D', ['pool_size', 'strides', 'padding'], 4],
];

const calls = fc.constantFrom(...operations).chain(([framework, operation, names, rank]) =>
  fc.record({
    call: fc.tuple(...names.map(() => fc.option(wild, { nil: undefined }))).map((values) =>
      call(
        framework,
        operation,
        Object.fromEntries(
          names.flatMap((name, at) => {
            const value = values[at];
            return value === undefined ? [] : [[name, value]];
          }),
        ),
      ),
    ),
    shape: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: rank, maxLength: rank }),
  }),
);

describe('a rejected call', () => {
  it('names fixes that each make it valid', () => {
    fc.assert(
      fc.property(calls, ({ call: tried, shape }) => {
        const error = objection(tried, shape);
        for (const { parameter, value } of error?.fixes ?? []) {
          const changed = { ...tried, arguments: { ...tried.arguments, [parameter]: value } };
          expect(objection(changed, shape)).toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('always has a text, a hint and a code', () => {
    fc.assert(
      fc.property(calls, ({ call: tried, shape }) => {
        const error = objection(tried, shape);
        if (error === null) return;
        expect(
          [error.message, textOf(error.hint), error.code].every((text) => text.length > 0),
        ).toBe(true);
      }),
    );
  });

  it('tells what padding a kernel allows', () => {
    const error = objection(
      call('torch', 'MaxPool2d', { kernel_size: 2, padding: 2 }),
      [1, 1, 5, 5],
    );
    expect(error && textOf(error.hint)).toBe(
      'A kernel of 2 allows padding 0 or 1; padding 2 needs a kernel of at least 4.',
    );
    expect(error?.fixes).toEqual([
      { parameter: 'padding', value: 1 },
      { parameter: 'kernel_size', value: 4 },
      { parameter: 'padding', value: 0 },
    ]);
  });

  it('is found without a shape where no shape is needed', () => {
    const spec = specify(call('torch', 'MaxPool2d', { kernel_size: 3, padding: 2 }));
    expect(spec.ok).toBe(false);
  });

  it('has the older text in an older version', () => {
    const old = {
      ...call('torch', 'MaxPool2d', { kernel_size: 2, padding: 2 }),
      version: '1.13.1',
    };
    expect(objection(old, [1, 1, 5, 5])?.message).toBe(
      'pad should be at most half of kernel size, but got pad=2 and kernel_size=2',
    );
  });
});

describe('binding', () => {
  it.each([
    [
      [2, 2, 0, 1, false, false, 1],
      {},
      '_MaxPoolNd.__init__() takes from 2 to 7 positional arguments but 8 were given',
    ],
    [
      [2],
      { kernel_size: 2 },
      "_MaxPoolNd.__init__() got multiple values for argument 'kernel_size'",
    ],
    [[], {}, "_MaxPoolNd.__init__() missing 1 required positional argument: 'kernel_size'"],
    [[2], { foo: 1 }, "_MaxPoolNd.__init__() got an unexpected keyword argument 'foo'"],
  ])('of %o and %o fails as in Python', (positional, keywords, message) => {
    const bound = bindCall('torch', 'MaxPool2d', positional, keywords);
    expect(bound.ok ? null : bound.error.message).toBe(message);
  });

  it('knows that class and function order their last two arguments differently', () => {
    const constructed = bindCall('torch', 'MaxPool2d', [2, 2, 0, 1, true], {});
    const called = bindCall('torch', 'max_pool2d', [2, 2, 0, 1, true], {});
    expect(constructed.ok && constructed.value.arguments['return_indices']).toBe(true);
    expect(called.ok && called.value.arguments['ceil_mode']).toBe(true);
  });
});
