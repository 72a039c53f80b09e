import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cost,
  countedBy,
  cellCounts,
  fanOut,
  notices,
  plainText,
} from '../../../src/engine/index.js';
import { asEquivalence, equivalencesOf } from '../../../src/engine/equivalences/index.js';
import type { Framework, Reducer } from '../../../src/engine/spec.js';
import { plan as accepted } from '../../../src/engine/plan/plan.js';
import { anyCase, planOf } from './plans.js';

const frameworks = fc.constantFrom<Framework>(
  ...(['torch', 'tensorflow', 'keras', 'flax', 'jax', 'onnx', 'tfjs', 'webnn'] as const),
  ...(['mxnet', 'paddle', 'caffe', 'timm', 'numpy', 'skimage', 'd2l'] as const),
);

const reducers = fc.constantFrom<Reducer>(
  { kind: 'max', returnIndices: true },
  { kind: 'min' },
  { kind: 'avg', countIncludePad: true, divisorOverride: null },
  { kind: 'avg', countIncludePad: false, divisorOverride: null },
  { kind: 'avg', countIncludePad: true, divisorOverride: -3 },
  { kind: 'sum' },
  { kind: 'lp', p: 2 },
  { kind: 'lse', temperature: 2, normalised: true },
  { kind: 'softmax', temperature: 0.5 },
  { kind: 'stochastic', mode: 'test', seed: 3 },
  { kind: 'mixed', lambda: 0.3 },
  { kind: 'median' },
  { kind: 'gem', p: 3, epsilon: 1e-6 },
  { kind: 'weighted', rows: [[0.25, 0.5, 0.25], [1], [0.5, 0.5]] },
);

describe('any layer of any framework', () => {
  it('has facts: nothing throws, every sentence ends, equivalences are close', () => {
    fc.assert(
      fc.property(
        anyCase,
        frameworks,
        reducers,
        fc.constantFrom(undefined, 0, -1, 'reflect' as const, 'replicate' as const),
        fc.boolean(),
        ({ shape, source }, framework, reducer, fill, last) => {
          const [batch = 1, channels = 1, ...spatial] = shape;
          const own = last ? [batch, ...spatial, channels] : shape;
          const rows = reducer.kind === 'weighted' ? reducer.rows.slice(-spatial.length) : [];
          const fitting = reducer.kind === 'weighted' ? { ...reducer, rows } : reducer;
          const plan = planOf(source, fitting, own, {
            framework,
            layout: last ? 'channels-last' : 'channels-first',
            ...(fill === undefined ? {} : { fill }),
          });
          // No framework has the layer where its own check refuses it.
          if (!accepted(plan.spec, own).ok) return;
          const values = Float64Array.from(
            { length: own.reduce((all, size) => all * size, 1) },
            (_, i) => Math.sin(i * 1.3) * 5,
          );
          expect(cost(plan).ok).toBe(true);
          expect(countedBy(plan).every(({ value }) => Number.isFinite(value))).toBe(true);
          expect(Object.values(cellCounts(plan)).every((count) => count >= 0)).toBe(true);
          expect(
            fanOut(
              plan,
              spatial.map(() => 0),
            ).count,
          ).toBeGreaterThanOrEqual(0);
          for (const notice of notices(plan, { values, dtype: 'float32' })) {
            expect(plainText(notice)).toMatch(/^\S.*\.$/u);
            expect(plainText(notice)).not.toMatch(/undefined|NaN values|\bInfinity\b/u);
          }
          for (const id of equivalencesOf(plan)) {
            const found = asEquivalence(id, plan, values);
            expect(found?.output.shape).toEqual(plan.outputShape);
            if (id !== 'lp-towards-max') expect(found?.maximalError).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
