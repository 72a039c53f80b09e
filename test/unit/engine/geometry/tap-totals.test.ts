import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataTaps,
  inputIndexAt,
  paddedTaps,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
} from '../../../../src/engine/index.js';
import { axisCoverage } from '../../../../src/engine/geometry/coverage.js';
import { tapTotals } from '../../../../src/engine/geometry/tap-totals.js';

const axes: fc.Arbitrary<AxisPlan> = fc
  .record({
    inputSize: fc.integer({ min: 1, max: 14 }),
    outputSize: fc.integer({ min: 1, max: 24 }),
    firstStart: fc.integer({ min: -9, max: 6 }),
    stride: fc.integer({ min: 1, max: 5 }),
    kernel: fc.integer({ min: 1, max: 7 }),
    dilation: fc.integer({ min: 1, max: 5 }),
    baseDilation: fc.integer({ min: 1, max: 6 }),
    padAfter: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ inputSize, outputSize, padAfter, ...windows }) => ({
    inputSize,
    outputSize,
    padBefore: -windows.firstStart,
    padAfter,
    windows: { kind: 'regular', ...windows },
  }));

/** The elements that windows read, one window after another. */
const readBy = (axis: AxisPlan): ReadonlySet<number> => {
  const read = new Set<number>();
  for (let i = 0; i < axis.outputSize; i += 1) {
    for (let tap = windowStart(axis, i); tap < windowEnd(axis, i); tap += tapStep(axis)) {
      const index = inputIndexAt(axis, tap);
      if (index >= 0) read.add(index);
    }
  }
  return read;
};

describe('totals over windows on an input with holes', () => {
  it('are those of the windows one by one', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        const each = Array.from({ length: axis.outputSize }, (_, i) => i);
        const sum = (of: (i: number) => number): bigint =>
          BigInt(each.reduce((all, i) => all + of(i), 0));
        expect(tapTotals(axis)).toMatchObject({
          data: sum((i) => dataTaps(axis, i)),
          padded: sum((i) => paddedTaps(axis, i)),
          fullWindows: sum((i) => (dataTaps(axis, i) > 0 ? 1 : 0)),
          cells: BigInt(readBy(axis).size),
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('and their coverage names the elements that are read', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        const listed = axisCoverage(axis).read.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, index) => from + index),
        );
        expect(listed).toEqual([...readBy(axis)].sort((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  it('take no longer for millions of windows', () => {
    const totals = tapTotals({
      inputSize: 2 ** 30,
      outputSize: 2 ** 30 - 1,
      padBefore: 0,
      padAfter: 0,
      windows: {
        kind: 'regular',
        firstStart: 0,
        stride: 2,
        kernel: 3,
        dilation: 1,
        baseDilation: 2,
      },
    });
    expect(totals).toMatchObject({
      data: 2n * (2n ** 30n - 1n),
      fullWindows: 2n ** 30n - 1n,
      cells: 2n ** 30n,
    });
  });
});
