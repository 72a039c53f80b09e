import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisPlan } from '../../../../src/engine/index.js';
import { axisPictures } from '../../../../src/present/plane/axis-picture.js';
import { cellCountsOf } from '../../../../src/present/plane/cell-counts.js';
import {
  axesOf,
  kindAt,
  readers,
  tapCell,
  tapCells,
  tapCount,
} from '../../../../src/picture/layout/cell-axes.js';
import {
  endOf,
  mostReads,
  mostTaps,
  readsOf,
  startOf,
  windowsFrom,
  windowsTouching,
} from '../../../../src/picture/layout/axis-windows.js';
import { windowCounts } from '../../../../src/picture/words/window-counts.js';
import type { AxisPicture } from '../../../../src/protocol/index.js';

const SIZE = 70_001;

const even = fc
  .record({
    kernel: fc.integer({ min: 1, max: 9 }),
    stride: fc.integer({ min: 1, max: 9 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    padBefore: fc.integer({ min: 0, max: 4 }),
    padAfter: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ kernel, stride, dilation, padBefore, padAfter }): AxisPlan => {
    const reach = (kernel - 1) * dilation + 1;
    return {
      inputSize: SIZE,
      outputSize: Math.ceil((SIZE + padBefore + padAfter - reach) / stride) + 1,
      padBefore,
      padAfter,
      windows: { kind: 'regular', firstStart: -padBefore, stride, kernel, dilation },
    };
  });
const bins = fc.integer({ min: 1, max: 90_000 }).map((outputSize): AxisPlan => ({
  inputSize: SIZE,
  outputSize,
  padBefore: 0,
  padAfter: 0,
  windows: { kind: 'adaptive' },
}));

/** The same windows, listed. */
function listed(axis: AxisPicture): AxisPicture {
  const outputs = Array.from({ length: axis.outputSize }, (_, index) => index);
  const starts = Int32Array.from(outputs, (output) => startOf(axis, output));
  const ends = Int32Array.from(outputs, (output) => endOf(axis, output));
  const reads = new Int32Array(axis.to - axis.from);
  starts.forEach((start, output) => {
    for (let at = start; at < (ends[output] ?? 0); at += axis.step) {
      reads[at - axis.from] = (reads[at - axis.from] ?? 0) + 1;
    }
  });
  return { ...axis, rule: null, starts, ends, reads };
}

const pictureOf = (axis: AxisPlan): AxisPicture => {
  const [picture] = axisPictures([axis], 0);
  if (picture === undefined) throw new Error('no axis');
  return picture;
};

describe('an axis too long to list', () => {
  it('has the windows of its plan by a rule', () => {
    fc.assert(
      fc.property(fc.oneof(even, bins), fc.nat(SIZE - 1), fc.nat(40), (plan, at, length) => {
        const axis = pictureOf(plan);
        expect(axis.rule).not.toBeNull();
        expect(axis.starts.length + axis.ends.length + axis.reads.length).toBe(0);
        const other = listed(axis);
        for (const place of [at, 0, -1, -axis.padBefore, SIZE - 1, SIZE, axis.to - 1]) {
          expect(readsOf(axis, place)).toBe(readsOf(other, place));
          expect(readers(axesOf({ axes: [axis] }), [0, 0, place])).toEqual(
            readers(axesOf({ axes: [other] }), [0, 0, place]),
          );
        }
        const span = { from: at, to: at + length };
        expect(windowsFrom(axis, span)).toEqual(windowsFrom(other, span));
        expect(windowsTouching(axis, span)).toEqual(windowsTouching(other, span));
        expect(mostReads(axis)).toBe(mostReads(other));
        expect(mostTaps(axis)).toBeGreaterThanOrEqual(mostTaps(other));
      }),
      { numRuns: 25 },
    );
  });

  it('has the cells of each kind counted in closed form', () => {
    fc.assert(
      fc.property(fc.oneof(even, bins), (axis) => {
        const picture = pictureOf(axis);
        expect(cellCountsOf([picture])).toEqual(cellCountsOf([listed(picture)]));
      }),
      { numRuns: 25 },
    );
  });
});

describe('the taps of a window', () => {
  it('are counted by kind without going through them', () => {
    const axis = fc
      .record({
        size: fc.integer({ min: 1, max: 9 }),
        kernel: fc.integer({ min: 1, max: 5 }),
        dilation: fc.integer({ min: 1, max: 3 }),
        baseDilation: fc.integer({ min: 1, max: 3 }),
        pad: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ size, kernel, dilation, baseDilation, pad }): AxisPlan => ({
        inputSize: size,
        outputSize: 6,
        padBefore: pad,
        padAfter: pad,
        windows: { kind: 'regular', firstStart: -pad, stride: 2, kernel, dilation, baseDilation },
      }));
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 3 }), fc.nat(5), (plans, output) => {
        const axes = axesOf({ axes: [...axisPictures(plans, 0)] });
        const window = plans.reduce((flat) => flat * 6 + output, 0);
        const cells = tapCells(axes, window);
        const count = (...kinds: readonly string[]): number =>
          cells.filter((cell) => kinds.includes(kindAt(axes, cell))).length;
        expect(windowCounts(axes, window)).toEqual({
          all: cells.length,
          data: count('data', 'dropped'),
          holes: count('hole'),
          padding: count('padding', 'neverRead'),
          overhang: count('overhang'),
        });
        expect(tapCount(axes, window)).toBe(cells.length);
        expect(cells.map((_, tap) => tapCell(axes, window, tap))).toEqual(cells);
      }),
    );
  });
});
