import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readersOf,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
} from '../../../../src/engine/index.js';
import { axisCoverage, type Range } from '../../../../src/engine/geometry/coverage.js';

const numbers = fc.record({
  inputSize: fc.integer({ min: 1, max: 90_000 }),
  outputSize: fc.integer({ min: 1, max: 20_000 }),
  padBefore: fc.integer({ min: 0, max: 9000 }),
  padAfter: fc.integer({ min: 0, max: 9000 }),
  stride: fc.integer({ min: 1, max: 40 }),
  kernel: fc.integer({ min: 1, max: 6 }),
  dilation: fc.integer({ min: 1, max: 30 }),
});

const axes: fc.Arbitrary<AxisPlan> = numbers.map(
  ({ inputSize, outputSize, padBefore, padAfter, ...windows }) => ({
    inputSize,
    outputSize,
    padBefore,
    padAfter,
    windows: { kind: 'regular', firstStart: -padBefore, ...windows },
  }),
);

/** Whether windows read each coordinate from the first padding on, one window after another. */
function readFrom(axis: AxisPlan): Uint8Array {
  const last = windowEnd(axis, axis.outputSize - 1) + axis.padBefore;
  const read = new Uint8Array(Math.max(last, axis.padBefore + axis.inputSize + axis.padAfter));
  for (let i = 0; i < axis.outputSize; i += 1) {
    for (let tap = windowStart(axis, i); tap < windowEnd(axis, i); tap += tapStep(axis)) {
      read[tap + axis.padBefore] = 1;
    }
  }
  return read;
}

const holds = (ranges: readonly Range[], at: number): boolean =>
  ranges.some(({ from, to }) => at >= from && at < to);

describe('an axis too long to be listed', () => {
  it('has every kind of cell counted, and those near its ends listed', () => {
    fc.assert(
      fc.property(axes, (axis) => {
        const read = readFrom(axis);
        const { padBefore, inputSize, padAfter } = axis;
        const coverage = axisCoverage(axis);
        const counts = { read: 0, dropped: 0, paddingRead: 0, paddingUnread: 0, overhang: 0 };
        read.forEach((is, index) => {
          const at = index - padBefore;
          const isData = at >= 0 && at < inputSize;
          const isPadding = !isData && at < inputSize + padAfter;
          if (isData) counts[is === 1 ? 'read' : 'dropped'] += 1;
          else if (isPadding) counts[is === 1 ? 'paddingRead' : 'paddingUnread'] += 1;
          else if (is === 1) counts.overhang += 1;
        });
        expect(coverage.counts).toEqual(counts);
        for (const at of [0, 1, 7, inputSize - 1, inputSize - 9]) {
          if (at < 0 || at >= inputSize) continue;
          const isRead = read[at + padBefore] === 1;
          expect(holds(coverage.read, at)).toBe(isRead);
          expect(holds(coverage.dropped, at)).toBe(!isRead);
          expect(readersOf(axis, at).count > 0).toBe(isRead);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is counted where it could not be held', () => {
    const axis: AxisPlan = {
      inputSize: 2 ** 31 - 1,
      outputSize: 2 ** 30,
      padBefore: 0,
      padAfter: 0,
      windows: { kind: 'regular', firstStart: 0, stride: 2, kernel: 1, dilation: 1 },
    };
    const { counts, dropped } = axisCoverage(axis);
    expect(counts).toEqual({
      read: 2 ** 30,
      dropped: 2 ** 30 - 1,
      paddingRead: 0,
      paddingUnread: 0,
      overhang: 0,
    });
    expect(dropped[0]).toEqual({ from: 1, to: 2 });
    expect(dropped.length).toBeLessThan(10_000);
  });
});
