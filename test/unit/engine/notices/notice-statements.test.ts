import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataTaps,
  paddedTaps,
  readersAt,
  readersOf,
  tapCount,
  type AxisPlan,
} from '../../../../src/engine/geometry/axis.js';
import { fanOut } from '../../../../src/engine/geometry/fan-out.js';
import { notices, plainText } from '../../../../src/engine/notices/index.js';
import type { Notice, NoticeCells } from '../../../../src/engine/notices/notice.js';
import { planAxes } from '../../../../src/engine/plan/plan-axes.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import { pool } from '../../../../src/engine/values/reduce.js';
import type { AxisPadding, PoolSpec, Reducer } from '../../../../src/engine/spec.js';
import { average, grid, max, planOf, sliding, slidingCases } from '../plans.js';

const reducers = fc.constantFrom<Reducer>(
  max,
  average(true),
  average(false),
  { kind: 'min' },
  { kind: 'sum' },
);

const layers = fc
  .record({ layer: slidingCases, reducer: reducers })
  .map(({ layer: { shape, source }, reducer }) => planOf(source, reducer, shape))
  .filter((plan) => !plan.outputShape.includes(0));

const sizeOf = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);

/** Distinct values without a pattern, so that any change of a read value shows. */
const scatter = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => ((i * 7919) % 1009) - 500 + i / 1024);

const valuesFor = (plan: Plan): Float64Array => scatter(sizeOf(plan.inputShape));

const outputOf = (plan: Plan, values: Float64Array): number[] => [...pool(plan, values).output];

const noticesOf = (plan: Plan, code: string): readonly Notice[] =>
  notices(plan).filter((notice) => notice.code === code);

const holds = (
  cells: readonly NoticeCells[],
  of: 'input' | 'output',
  position: readonly number[],
) =>
  cells.some(
    (entry) =>
      entry.of === of &&
      entry.ranges.some(
        ({ from, to }) => (position[entry.axis] ?? 0) >= from && (position[entry.axis] ?? 0) < to,
      ),
  );

/** The layer with other padding cells, windows recounted. */
const repadded = (plan: Plan, pads: readonly AxisPadding[]): Plan => {
  const { source } = plan.spec;
  if (source.kind !== 'sliding') throw new Error('sliding');
  const spec: PoolSpec = {
    ...plan.spec,
    source: { ...source, padding: { kind: 'explicit', axes: pads } },
  };
  return replanned(plan, spec);
};

const replanned = (plan: Plan, spec: PoolSpec): Plan => {
  const axes = planAxes(
    spec,
    plan.axes.map((axis) => axis.inputSize),
    plan.batch * plan.channels,
  );
  const outputShape = [plan.batch, plan.channels, ...axes.map((axis) => axis.outputSize)];
  return { ...plan, spec, axes, outputShape };
};

const axisAt = (plan: Plan, index: number): AxisPlan => {
  const axis = plan.axes[index];
  if (axis === undefined) throw new Error('no such axis');
  return axis;
};

describe('what notices state', () => {
  it('padding never read: the output is the same without the cells named', () => {
    let seen = 0;
    fc.assert(
      fc.property(layers, (plan) => {
        for (const { cells } of noticesOf(plan, 'padding-never-read')) {
          seen += 1;
          const pads = plan.axes.map(({ padBefore, padAfter }, axis) => {
            const named = cells.find((entry) => entry.axis === axis)?.ranges[0];
            return {
              before: padBefore,
              after: padAfter - (named === undefined ? 0 : named.to - named.from),
            };
          });
          const values = valuesFor(plan);
          expect(outputOf(repadded(plan, pads), values)).toEqual(outputOf(plan, values));
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it.each(['cells-dropped', 'windows-skip'])(
    '%s: changing the cells named changes nothing',
    (code) => {
      let seen = 0;
      fc.assert(
        fc.property(layers, (plan) => {
          for (const { cells } of noticesOf(plan, code)) {
            seen += 1;
            const sizes = plan.axes.map((axis) => axis.inputSize);
            const plane = sizeOf(sizes);
            const positions = [...grid(sizes)];
            const values = valuesFor(plan);
            const changed = values.map((value, i) =>
              holds(cells, 'input', positions[i % plane] ?? []) ? 1e6 : value,
            );
            expect(changed).not.toEqual(values);
            expect(outputOf(plan, changed)).toEqual(outputOf(plan, values));
          }
        }),
        { numRuns: 500 },
      );
      expect(seen).toBeGreaterThan(0);
    },
  );

  it('together they name every cell that no window reads, and no other', () => {
    fc.assert(
      fc.property(layers, (plan) => {
        const cells = [
          ...noticesOf(plan, 'cells-dropped'),
          ...noticesOf(plan, 'windows-skip'),
        ].flatMap((notice) => notice.cells);
        for (const position of grid(plan.axes.map((axis) => axis.inputSize))) {
          expect(holds(cells, 'input', position)).toBe(fanOut(plan, position).count === 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('cells dropped: the offered rounding up reads every cell named', () => {
    let seen = 0;
    fc.assert(
      fc.property(layers, (plan) => {
        const { source } = plan.spec;
        for (const notice of noticesOf(plan, 'cells-dropped')) {
          if (notice.fixes.length === 0 || source.kind !== 'sliding') continue;
          seen += 1;
          const fixed = replanned(plan, { ...plan.spec, source: { ...source, rounding: 'ceil' } });
          for (const { axis, ranges } of notice.cells) {
            for (const { from, to } of ranges) {
              for (let at = from; at < to; at += 1) {
                expect(readersOf(axisAt(fixed, axis), at).count).toBeGreaterThan(0);
              }
            }
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('windows partial: the outputs named, and only they, reach beyond the padding', () => {
    let seen = 0;
    fc.assert(
      fc.property(layers, (plan) => {
        const named = noticesOf(plan, 'windows-partial').flatMap(({ cells }) => cells);
        seen += named.length;
        plan.axes.forEach((axis, index) => {
          for (let i = 0; i < axis.outputSize; i += 1) {
            const partial = paddedTaps(axis, i) < tapCount(axis, i);
            const position = plan.axes.map((_, a) => (a === index ? i : -1));
            expect(holds(named, 'output', position)).toBe(partial);
          }
        });
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('windows partial: they go away with ceil_mode=False', () => {
    fc.assert(
      fc.property(layers, (plan) => {
        const { source } = plan.spec;
        for (const { cells } of noticesOf(plan, 'windows-partial')) {
          if (source.kind !== 'sliding') continue;
          const floor = replanned(plan, { ...plan.spec, source: { ...source, rounding: 'floor' } });
          for (const { of, axis, ranges } of cells) {
            if (of !== 'output') continue;
            expect(axisAt(floor, axis).outputSize).toBeLessThanOrEqual(ranges[0]?.from ?? 0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('windows empty: exactly the outputs named read no data and give the value named', () => {
    let seen = 0;
    fc.assert(
      fc.property(layers, (plan) => {
        const [notice] = noticesOf(plan, 'windows-empty');
        const outputs = outputOf(plan, valuesFor(plan));
        const sizes = plan.axes.map((axis) => axis.outputSize);
        [...grid(sizes)].forEach((position, i) => {
          const empty = plan.axes.some((axis, a) => dataTaps(axis, position[a] ?? 0) === 0);
          expect(holds(notice?.cells ?? [], 'output', position)).toBe(empty);
          if (!empty || notice === undefined) return;
          seen += 1;
          const first = plainText(notice).includes('their output') ? 'output is' : 'its output is';
          const shown =
            outputs[i] === -Infinity ? '−∞' : outputs[i] === Infinity ? '∞' : String(outputs[i]);
          if (position.every((index, a) => index === firstEmpty(notice, a))) {
            expect(plainText(notice)).toContain(`${first} ${shown}.`);
          }
        });
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('divisor at edges: an average of ones there is reads over divisor', () => {
    let seen = 0;
    const averages = fc
      .record({ layer: slidingCases, counts: fc.boolean() })
      .map(({ layer: { shape, source }, counts }) => planOf(source, average(counts), shape))
      .filter((plan) => !plan.outputShape.includes(0));
    fc.assert(
      fc.property(averages, (plan) => {
        for (const notice of noticesOf(plan, 'divisor-at-edges')) {
          const text = plainText(notice);
          const [, divisor] = /divide by (\d+)/u.exec(text) ?? [];
          const [, reads] = /but read (\d+) value/u.exec(text) ?? [];
          const expected = Number(reads ?? divisor) / Number(divisor);
          const ones = valuesFor(plan).map(() => 1);
          const outputs = outputOf(plan, ones);
          const sizes = plan.axes.map((axis) => axis.outputSize);
          const least = plan.axes.map((axis) => {
            const [a, b] = [dataTaps(axis, 0), dataTaps(axis, axis.outputSize - 1)];
            return b < a ? axis.outputSize - 1 : 0;
          });
          const flat = least.reduce((all, index, a) => all * (sizes[a] ?? 1) + index, 0);
          expect(outputs[flat]).toBeCloseTo(expected, 12);
          seen += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('ceil is same: SAME padding gives equal outputs', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (k, s, n, isMax) => {
          const source = sliding([k, k], [s, s], undefined, { rounding: 'ceil' });
          const plan = planOf(source, isMax ? max : average(), [1, 2, n, n]);
          if (source.kind !== 'sliding' || noticesOf(plan, 'ceil-is-same').length === 0) return;
          seen += 1;
          const same = replanned(plan, {
            ...plan.spec,
            source: { ...source, rounding: 'floor', padding: { kind: 'same', extra: 'after' } },
            reducer: isMax ? max : average(false),
          });
          expect(outputOf(same, valuesFor(plan))).toEqual(outputOf(plan, valuesFor(plan)));
        },
      ),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('bins uneven: exactly the cells named are read by more than one bin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 14 }), (n, o) => {
        const plan = planOf({ kind: 'adaptive', outputSize: [o] }, average(), [1, 1, n]);
        const cells = noticesOf(plan, 'bins-uneven').flatMap((notice) => notice.cells);
        expect(cells.length > 0).toBe(n % o !== 0);
        for (let i = 0; i < n; i += 1) {
          expect(holds(cells, 'input', [i])).toBe(fanOut(plan, [i]).count > 1);
        }
      }),
    );
  });

  it('count has no effect: flipping it changes nothing', () => {
    let seen = 0;
    fc.assert(
      fc.property(slidingCases, fc.boolean(), ({ shape, source }, counts) => {
        const plan = planOf(source, average(counts), shape);
        const call = {
          framework: 'torch',
          operation: 'AvgPool2d',
          arguments: { count_include_pad: counts },
          version: null,
        } as const;
        const written = { ...plan, spec: { ...plan.spec, call } };
        if (
          plan.outputShape.includes(0) ||
          noticesOf(written, 'count-has-no-effect').length === 0
        ) {
          return;
        }
        seen += 1;
        for (const { axis, ranges } of noticesOf(written, 'count-has-no-effect').flatMap(
          ({ cells }) => cells,
        )) {
          for (const { from, to } of ranges) {
            expect(from < 0 || to > axisAt(plan, axis).inputSize).toBe(true);
            for (let at = from; at < to; at += 1) {
              expect(readersAt(axisAt(plan, axis), at).count).toBe(0);
            }
          }
        }
        const flipped = { ...plan, spec: { ...plan.spec, reducer: average(!counts) } };
        expect(outputOf(flipped, valuesFor(plan))).toEqual(outputOf(plan, valuesFor(plan)));
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('overlap: one axis after the other gives the same maximum', () => {
    const plan = planOf(
      sliding(
        [7, 5],
        [1, 1],
        [
          [3, 3],
          [2, 2],
        ],
      ),
      max,
      [1, 2, 9, 9],
    );
    expect(noticesOf(plan, 'overlap-wasteful')).toHaveLength(1);
    const rows = planOf(
      sliding(
        [7, 1],
        [1, 1],
        [
          [3, 3],
          [0, 0],
        ],
      ),
      max,
      [1, 2, 9, 9],
    );
    const columns = planOf(
      sliding(
        [1, 5],
        [1, 1],
        [
          [0, 0],
          [2, 2],
        ],
      ),
      max,
      [1, 2, 9, 9],
    );
    const between = Float64Array.from(outputOf(rows, valuesFor(plan)));
    expect(outputOf(columns, between)).toEqual(outputOf(plan, valuesFor(plan)));
  });

  it('same is not symmetric: so many outputs differ from equal padding on both sides', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 4, max: 9 }),
        reducers,
        (k, s, n, reducer) => {
          const source = sliding([k, k], [s, s]);
          if (source.kind !== 'sliding') return;
          const same = { ...source, padding: { kind: 'same', extra: 'after' } } as const;
          const plan = planOf(same, reducer, [1, 1, n, n], { framework: 'flax' });
          const values = valuesFor(plan);
          for (const notice of notices(plan, { values })) {
            const [, count, pad] =
              /(\d+) of \d+ outputs differ from padding=(\d+)/u.exec(plainText(notice)) ?? [];
            if (count === undefined) continue;
            seen += 1;
            const p = Number(pad);
            const even = planOf(
              sliding(
                [k, k],
                [s, s],
                [
                  [p, p],
                  [p, p],
                ],
              ),
              reducer,
              [1, 1, n, n],
              { framework: 'flax' },
            );
            const other = outputOf(even, values);
            const differing = outputOf(plan, values).filter((value, i) => value !== other[i]);
            expect(differing).toHaveLength(Number(count));
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('padding wins max: so many outputs change once the cells named hold −∞', () => {
    let seen = 0;
    fc.assert(
      fc.property(slidingCases, ({ shape, source }) => {
        const plan = planOf(source, max, shape, { framework: 'skimage', fill: 0 });
        if (plan.outputShape.includes(0)) return;
        const values = valuesFor(plan).map((value) => -Math.abs(value) - 1);
        const found = notices(plan, { values }).find(({ code }) => code === 'padding-wins-max');
        const lowest = { ...plan, spec: { ...plan.spec, fill: -Infinity } };
        const other = outputOf(lowest, values);
        const changed = outputOf(plan, values).filter((value, i) => value !== other[i]).length;
        const claimed = found === undefined ? 0 : Number(/: (\d+) of/u.exec(plainText(found))?.[1]);
        seen += claimed;
        expect(claimed).toBe(changed);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('NaN policy: so many outputs are finite again once NaN is replaced', () => {
    fc.assert(
      fc.property(layers, fc.nat(), (plan, at) => {
        const clean = valuesFor(plan);
        const values = clean.map((value, i) => (i === at % clean.length ? Number.NaN : value));
        const found = notices(plan, { values }).find(({ code }) => code === 'nan-policy');
        const claimed = Number(
          /: (\d+) of/u.exec(found === undefined ? '' : plainText(found))?.[1],
        );
        const before = outputOf(plan, clean).filter((value) => Number.isNaN(value)).length;
        const after = outputOf(plan, values).filter((value) => Number.isNaN(value)).length;
        expect(claimed).toBe(after);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('ceil window dropped: the window named starts after the data', () => {
    let seen = 0;
    fc.assert(
      fc.property(layers, (plan) => {
        for (const { cells } of noticesOf(plan, 'ceil-window-dropped')) {
          seen += 1;
          for (const { axis, ranges } of cells) {
            expect(ranges[0]?.from).toBeGreaterThanOrEqual(axisAt(plan, axis).inputSize);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});

const firstEmpty = (notice: Notice, axis: number): number =>
  notice.cells.find((entry) => entry.axis === axis)?.ranges[0]?.from ?? 0;
