import type { ModelRun, TraceStep } from '../../python/trace.js';
import { layoutOf, mapOf, sameSizes, type FeatureMap, type MapLayout } from './map-of-shape.js';
import { costsOf, type StepCost } from './step-cost.js';
import { fieldsOf, type Sees } from './step-field.js';

/** What is worked out of one step. */
export interface StepFacts {
  readonly step: TraceStep;
  /** The map that comes out; null: the output has no rows and columns, or isn't known. */
  readonly map: FeatureMap | null;
  /** The map that goes in, of the first input that is one. */
  readonly former: FeatureMap | null;
  readonly sees: Sees;
  readonly cost: StepCost;
  /** The output's size differs from its input's, and from that of the step before. */
  readonly changesSize: boolean;
  /** Which call of its layer this is, from 1, and of how many. */
  readonly call: { readonly index: number; readonly count: number };
  /** A step before it failed, so that nothing certain is known of it. */
  readonly isBehindBreak: boolean;
}

/** A run with what is worked out of it. */
export interface ModelFacts {
  readonly run: ModelRun;
  readonly layout: MapLayout;
  readonly input: FeatureMap | null;
  readonly steps: readonly StepFacts[];
  /** The step that the framework rejects; null: none. */
  readonly broken: StepFacts | null;
}

/** Works out what the picture of a model shows. */
export function modelFacts(run: ModelRun): ModelFacts {
  const layout = layoutOf(run);
  const inputs = run.inputs.map((shape) => mapOf(shape, layout));
  const sees = fieldsOf(run.steps, inputs, layout);
  const costs = costsOf(run.steps, layout);
  const calls = callsOf(run.steps);
  const behind = behindBreak(run.steps);
  let size = inputs[0]?.sizes ?? null;
  const steps = run.steps.map((step, at): StepFacts => {
    const map = behind[at] ? null : mapOf(step.output, layout);
    const former =
      step.inputShapes.map((shape) => mapOf(shape, layout)).find((one) => one !== null) ?? null;
    const changesSize =
      isSizing(step) &&
      map !== null &&
      former !== null &&
      !sameSizes(map.sizes, former.sizes) &&
      (size === null || !sameSizes(map.sizes, size));
    if (map !== null) size = map.sizes;
    return {
      step,
      map,
      former,
      sees: sees[at] ?? { kind: 'unknown' },
      cost: costs[at] ?? { operations: null, bytes: null, parameters: 0, trained: 0 },
      changesSize,
      call: calls[at] ?? { index: 1, count: 1 },
      isBehindBreak: behind[at],
    };
  });
  const broken = steps.find(({ step }) => step.error !== null) ?? null;
  return { run, layout, input: inputs[0] ?? null, steps, broken };
}

/** Steps that may change the number of rows; a join takes that of its inputs. */
function isSizing({ kind }: TraceStep): boolean {
  return kind !== 'join' && kind !== 'normalisation' && kind !== 'activation' && kind !== 'dropout';
}

function callsOf(steps: readonly TraceStep[]): { index: number; count: number }[] {
  const counts = new Map<number, number>();
  const indices = steps.map(({ layer }) => {
    if (layer === null) return 1;
    const index = (counts.get(layer) ?? 0) + 1;
    counts.set(layer, index);
    return index;
  });
  return steps.map(({ layer }, at) => ({
    index: indices[at] ?? 1,
    count: layer === null ? 1 : (counts.get(layer) ?? 1),
  }));
}

/** The steps that come after the first one that failed. */
function behindBreak(steps: readonly TraceStep[]): boolean[] {
  const at = steps.findIndex((step) => step.error !== null);
  return steps.map((_, index) => at >= 0 && index > at);
}
