import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fanOut, readingWindows } from '../../../../src/engine/geometry/fan-out.js';
import { pool } from '../../../../src/engine/values/reduce.js';
import { anyCase, everyTap, grid, max, planOf, sliding } from '../plans.js';

describe('fan-out', () => {
  it('is the inverse of the windows: each element has exactly the windows that read it', () => {
    fc.assert(
      fc.property(anyCase, ({ shape, source }) => {
        const plan = planOf(source, max, shape);
        const readers = new Map<string, string[]>();
        for (const { plane, output, index } of everyTap(plan)) {
          if (index.includes(-1)) continue;
          const key = `${String(plane)}/${index.join()}`;
          readers.set(key, [...(readers.get(key) ?? []), output.join()]);
        }
        const sizes = plan.axes.map((axis) => axis.inputSize);
        for (const plane of [0, plan.batch * plan.channels - 1]) {
          for (const position of grid(sizes)) {
            const expected = readers.get(`${String(plane)}/${position.join()}`) ?? [];
            const windows = readingWindows(plan, position, 1000, plane);
            expect(fanOut(plan, position, plane).count).toBe(expected.length);
            expect(windows.map(({ output }) => output.join())).toEqual(expected);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('counts the copies of an element that mirrored or repeated padding holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('reflect' as const, 'replicate' as const, 'circular' as const),
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (fill, size, kernel, stride, pads) => {
          const source = sliding([kernel], [stride], [[pads, pads]]);
          const plan = planOf(source, { kind: 'sum' }, [1, 1, size], { fill });
          for (let at = 0; at < size; at += 1) {
            const only = Float64Array.from({ length: size }, (_, i) => (i === at ? 1 : 0));
            const sums = [...pool(plan, only).output];
            const { count, readings } = fanOut(plan, [at]);
            expect(count).toBe(sums.filter((sum) => sum > 0).length);
            expect(readings).toBe(sums.reduce((all, sum) => all + sum, 0));
            const outputs = readingWindows(plan, [at], 1000).map(({ output }) => output[0]);
            expect(outputs).toEqual(
              sums.flatMap((sum, output) => Array.from({ length: sum }, () => output)),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('names the tap: the middle element of the d2l example is read by four windows', () => {
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
    expect(fanOut(plan, [1, 1]).count).toBe(4);
    expect(readingWindows(plan, [1, 1], 10)).toEqual([
      { output: [0, 0], tap: [2, 2] },
      { output: [0, 1], tap: [2, 0] },
      { output: [1, 0], tap: [0, 2] },
      { output: [1, 1], tap: [0, 0] },
    ]);
  });

  it('lists no more windows than asked for, and none outside the input', () => {
    const plan = planOf(sliding([3, 3], [1, 1]), max, [1, 1, 5, 5]);
    expect(readingWindows(plan, [2, 2], 4)).toHaveLength(4);
    expect(fanOut(plan, [2, 2]).count).toBe(9);
    expect(fanOut(plan, [5, 0]).count).toBe(0);
    expect(fanOut(plan, [-1, 0]).count).toBe(0);
  });
});
