import { product } from '../../engine/row-major.js';
import { cost } from '../../engine/cost/cost.js';
import type { Shape } from '../../python/site.js';
import type { TraceStep } from '../../python/trace.js';
import { withoutBatch, type MapLayout } from './map-of-shape.js';
import { planOfStep } from './step-plan.js';
import { windowOfStep } from './step-window.js';

/** What a step costs for one sample; null: it can't be told. */
export interface StepCost {
  /** Multiply-adds, comparisons and additions, each one. */
  readonly operations: number | null;
  readonly bytes: number | null;
  readonly parameters: number;
  /** Of these, those that are trained. */
  readonly trained: number;
}

const BYTES: Readonly<Record<string, number>> = {
  float64: 8,
  int64: 8,
  float16: 2,
  bfloat16: 2,
  int16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
};

/** The costs of all steps. Parameters of a layer that is called again count with its first call. */
export function costsOf(steps: readonly TraceStep[], layout: MapLayout): readonly StepCost[] {
  const counted = new Set<number>();
  return steps.map((step) => {
    const isAgain = step.layer !== null && counted.has(step.layer);
    if (step.layer !== null) counted.add(step.layer);
    const held = step.weights.map((one) => knownProduct(one) ?? 0).reduce((a, b) => a + b, 0);
    const parameters = isAgain ? 0 : held;
    return {
      operations: operationsOf(step, layout),
      bytes: bytesOf(step, held, layout),
      parameters,
      trained: step.isFrozen ? 0 : parameters,
    };
  });
}

function operationsOf(step: TraceStep, layout: MapLayout): number | null {
  const [input = null] = step.inputShapes;
  const values = count(step.output, layout);
  switch (step.kind) {
    case 'reshape':
    case 'dropout':
      return 0;
    case 'pooling':
      return pooled(step, values);
    case 'convolution':
    case 'linear':
      if (/^embed/iu.test(step.name)) return 0;
      return weighed(step, input, layout);
    case 'join':
      return /cat|stack|merge/iu.test(step.name) ? 0 : values;
    case 'activation':
    case 'normalisation':
    case 'resize':
      return values;
    case 'unknown':
      return null;
    case 'other':
      return windowOfStep(step) === 'point' ? values : null;
    default:
      return step.kind satisfies never;
  }
}

function pooled(step: TraceStep, values: number | null): number | null {
  const plan = planOfStep(step);
  if (plan !== null) {
    const counted = cost(plan);
    if (counted.ok) return counted.value.totalOperations;
  }
  const window = windowOfStep(step);
  if (values === null || window === null || window === 'point') return null;
  return values * product(window.kernel);
}

/** Every weight takes part once at every place of the output, of a transposed layer at the input's. */
function weighed(step: TraceStep, input: Shape | null, layout: MapLayout): number | null {
  const matrices = step.weights.filter((one) => one.length > 1);
  if (matrices.length === 0 || step.output === null) return null;
  const each = matrices.map(knownProduct);
  const window = windowOfStep(step);
  const isTransposed = window !== null && window !== 'point' && window.isTransposed;
  const at = isTransposed ? input : step.output;
  if (at === null) return null;
  const places = knownProduct(placesOf(at, step, layout));
  if (places === null) return null;
  return each.reduce<number | null>(
    (all, one) => (all === null || one === null ? null : all + one * places),
    0,
  );
}

function placesOf(shape: Shape, { kind, isChannelsLast }: TraceStep, layout: MapLayout): Shape {
  const sample = withoutBatch(shape, layout);
  if (kind === 'linear' || isChannelsLast) return sample.slice(0, -1);
  return sample.slice(1);
}

function bytesOf(step: TraceStep, held: number, layout: MapLayout): number | null {
  if (step.kind === 'reshape' || step.kind === 'dropout') return 0;
  const each = BYTES[step.dtype] ?? 4;
  const read = step.inputShapes.map((shape) => count(shape, layout));
  const written = count(step.output, layout);
  if (written === null || read.some((one) => one === null)) return null;
  return each * (read.reduce<number>((a, b) => a + (b ?? 0), 0) + written + held);
}

function count(shape: Shape | null, layout: MapLayout): number | null {
  return shape === null ? null : knownProduct(withoutBatch(shape, layout));
}

function knownProduct(shape: Shape): number | null {
  return shape.reduce<number | null>(
    (all, size) => (all === null || typeof size !== 'number' ? null : all * size),
    1,
  );
}
