import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataTaps,
  divisorAlong,
  inputIndexAt,
  paddedTaps,
  plan,
  readersOf,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
  type PoolSpec,
} from '../../../../src/engine/index.js';
import { layers } from '../arbitraries.js';

/** The coordinates that window `i` of an axis reads, one by one. */
const taps = (axis: AxisPlan, i: number): readonly number[] => {
  const found: number[] = [];
  for (let tap = windowStart(axis, i); tap < windowEnd(axis, i); tap += tapStep(axis))
    found.push(tap);
  return found;
};

const planned = (spec: PoolSpec, shape: readonly number[]) => {
  const result = plan(spec, shape);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const anyLayer = layers(fc.constant({ kind: 'max', returnIndices: false } as const));

describe('an axis plan', () => {
  it('counts taps as a walk over them does', () => {
    fc.assert(
      fc.property(anyLayer, ({ spec, inputShape }) => {
        for (const axis of planned(spec, inputShape).axes) {
          for (let i = 0; i < axis.outputSize; i += 1) {
            const all = taps(axis, i);
            const data = all.filter((tap) => tap >= 0 && tap < axis.inputSize);
            const padded = all.filter(
              (tap) => tap >= -axis.padBefore && tap < axis.inputSize + axis.padAfter,
            );
            expect(dataTaps(axis, i)).toBe(data.length);
            expect(paddedTaps(axis, i)).toBe(padded.length);
            expect(divisorAlong(axis, i, 'kernel')).toBe(all.length);
          }
        }
      }),
    );
  });

  it('names exactly the windows that read a cell', () => {
    fc.assert(
      fc.property(anyLayer, ({ spec, inputShape }) => {
        for (const axis of planned(spec, inputShape).axes) {
          for (let cell = 0; cell < axis.inputSize; cell += 1) {
            const { first, step, count } = readersOf(axis, cell);
            const named = Array.from({ length: count }, (_, at) => first + at * step);
            const reading = Array.from({ length: axis.outputSize }, (_, i) => i).filter((i) =>
              taps(axis, i).includes(cell),
            );
            expect(named).toEqual(reading);
          }
        }
      }),
    );
  });

  it('has as many floor windows as fit into the padded input', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (size, kernel, stride, dilation, before, after) => {
          const spec: PoolSpec = {
            framework: 'jax',
            rank: 1,
            layout: 'channels-first',
            source: {
              kind: 'sliding',
              kernel: [kernel],
              stride: [stride],
              dilation: [dilation],
              rounding: 'floor',
              padding: { kind: 'explicit', axes: [{ before, after }] },
            },
            reducer: { kind: 'max', returnIndices: false },
            call: null,
          };
          let fitting = 0;
          const reach = (kernel - 1) * dilation + 1;
          while (fitting * stride + reach <= size + before + after) fitting += 1;
          expect(planned(spec, [1, 1, size]).outputShape).toEqual([1, 1, fitting]);
        },
      ),
    );
  });

  it('finds data only where a spread cell is', () => {
    const axis: AxisPlan = {
      inputSize: 3,
      outputSize: 3,
      padBefore: 0,
      padAfter: 0,
      windows: {
        kind: 'regular',
        firstStart: 0,
        stride: 1,
        kernel: 3,
        dilation: 1,
        baseDilation: 2,
      },
    };
    const cells = [-1, 0, 1, 2, 3, 4, 5].map((coordinate) => inputIndexAt(axis, coordinate));
    expect(cells).toEqual([-1, 0, -1, 1, -1, 2, -1]);
    expect([0, 1, 2].map((i) => dataTaps(axis, i))).toEqual([2, 1, 2]);
    expect(readersOf(axis, 1)).toEqual({ first: 0, step: 1, count: 3 });
  });
});
