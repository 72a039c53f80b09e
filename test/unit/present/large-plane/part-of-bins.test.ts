import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  plan,
  readersOf,
  specify,
  tapCount,
  windowEnd,
  windowStart,
  type AxisPlan,
} from '../../../../src/engine/index.js';
import { axisCoverage } from '../../../../src/engine/facts.js';
import { tapTotals } from '../../../../src/engine/geometry/tap-totals.js';
import { localPlan } from '../../../../src/present/large-plane/local-plan.js';
import { planePlan } from '../../../../src/present/plane/plane-plan.js';

function partOf(n: number, o: number, first: number, count: number) {
  const shape = [1, 1, n];
  const call = {
    framework: 'torch',
    operation: 'AdaptiveMaxPool1d',
    arguments: { output_size: o },
    version: null,
  } as const;
  const spec = specify(call, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  const whole = planePlan(planned.value, 0);
  const local = localPlan(whole, { origin: [first], size: [count] });
  const [axis] = whole.axes;
  const [part] = local.plan.axes;
  if (axis === undefined || part === undefined) throw new Error('no axis');
  return { axis, part, from: local.input.origin[0] ?? 0 };
}

const outputs = (axis: AxisPlan) => Array.from({ length: axis.outputSize }, (_, i) => i);

describe('a part of adaptive bins', () => {
  it('reads, and is read, as in the whole', () => {
    const parts = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
      .chain(([n, o]) =>
        fc.tuple(fc.constant(n), fc.constant(o), fc.nat({ max: o - 1 }), fc.nat({ max: o - 1 })),
      );
    fc.assert(
      fc.property(parts, ([n, o, one, other]) => {
        const first = Math.min(one, other);
        const { axis, part, from } = partOf(n, o, first, Math.abs(one - other) + 1);
        for (const i of outputs(part)) {
          expect(windowStart(part, i) + from).toBe(windowStart(axis, first + i));
          expect(windowEnd(part, i) + from).toBe(windowEnd(axis, first + i));
        }
        for (let cell = 0; cell < part.inputSize; cell += 1) {
          const reading = outputs(part).filter(
            (i) => windowStart(part, i) <= cell && cell < windowEnd(part, i),
          );
          const readers = readersOf(part, cell);
          expect(readers.count).toBe(reading.length);
          if (reading.length > 0) expect(readers.first).toBe(reading[0]);
        }
        const taps = outputs(part).reduce((sum, i) => sum + tapCount(part, i), 0);
        expect(tapTotals(part)).toEqual({
          data: BigInt(taps),
          padded: BigInt(taps),
          taps: BigInt(taps),
          fullWindows: BigInt(part.outputSize),
          cells: BigInt(part.inputSize),
        });
        expect(axisCoverage(part).dropped).toEqual([]);
      }),
    );
  });

  it('is cut out of more bins than there is memory for, exactly', () => {
    const { part, from } = partOf(2 ** 31 - 1, 10 ** 9, 999_999_998, 2);
    expect(from).toBe(2_147_483_642);
    expect(windowEnd(part, 1) + from).toBe(2 ** 31 - 1);
    expect(readersOf(part, 0)).toEqual({ first: 0, step: 1, count: 1 });
  });
});
