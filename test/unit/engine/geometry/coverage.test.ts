import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisCoverage, cellCounts, type Range } from '../../../../src/engine/geometry/coverage.js';
import { anyCase, everyTap, max, planOf, sliding } from '../plans.js';

const cellsOf = (ranges: readonly Range[]): number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));

describe('coverage', () => {
  it('agrees with marking every tap, for any windows', () => {
    fc.assert(
      fc.property(anyCase, ({ shape, source }) => {
        const plan = planOf(source, max, shape);
        const [axis] = plan.axes;
        if (axis === undefined || plan.outputShape.includes(0)) return;
        const taps = new Set<number>();
        for (const { plane, coordinate } of everyTap(plan)) {
          if (plane === 0) taps.add(coordinate[0] ?? 0);
        }
        const cells = axisCoverage(axis);
        const inData = [...Array(axis.inputSize).keys()];
        expect(cellsOf(cells.read)).toEqual(inData.filter((c) => taps.has(c)));
        expect(cellsOf(cells.dropped)).toEqual(inData.filter((c) => !taps.has(c)));
        const padding = [
          ...Array.from({ length: axis.padBefore }, (_, i) => i - axis.padBefore),
          ...Array.from({ length: axis.padAfter }, (_, i) => axis.inputSize + i),
        ];
        expect(cellsOf(cells.paddingRead)).toEqual(padding.filter((c) => taps.has(c)));
        expect(cellsOf(cells.paddingUnread)).toEqual(padding.filter((c) => !taps.has(c)));
        const known = new Set([...inData, ...padding]);
        const beyond = [...taps].filter((c) => !known.has(c)).toSorted((a, b) => a - b);
        expect(cellsOf(cells.overhang)).toEqual(beyond);
      }),
      { numRuns: 400 },
    );
  });

  it('counts the cells of the d2l example as its legend does: 16, 9 and 11', () => {
    const plan = planOf(
      sliding(
        [3, 3],
        [2, 2],
        [
          [1, 1],
          [1, 1],
        ],
      ),
      max,
      [1, 1, 4, 4],
    );
    expect(cellCounts(plan)).toEqual({
      dataRead: 16,
      dataDropped: 0,
      paddingRead: 9,
      paddingUnread: 11,
      overhang: 0,
    });
  });

  it('counts 11 cells of overhang for AvgPool2d(2, ceil_mode=True) on 5×5', () => {
    const source = sliding([2, 2], [2, 2], undefined, { rounding: 'ceil' });
    expect(cellCounts(planOf(source, max, [1, 1, 5, 5]))).toMatchObject({
      dataRead: 25,
      overhang: 11,
    });
  });
});
