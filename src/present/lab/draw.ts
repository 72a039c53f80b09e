import { product } from '../../engine/row-major.js';
import { type Plan, pool, type Reducer, say, type Translate } from '../../engine/index.js';
import type { LabSettings } from '../../protocol/lab-settings.js';
import { inputValues } from '../input/input-values.js';
import { planeLayout } from '../plane/plane-layout.js';
import { noticesOf } from '../inspector/notices.js';
import { pictureOf } from '../picture/picture.js';
import { sentenceOf } from '../layer/sentence.js';
import { initialViewOptions, type ValuesSource } from '../view-options.js';
import type { Drawing } from './drawing.js';

const sourceOf = (values: LabSettings['values'], shape: readonly number[]): ValuesSource => {
  const { kind, seed, typed } = values;
  const cells = product(shape);
  switch (kind) {
    case 'arange':
    case 'checkerboard':
    case 'edge':
      return { kind: 'preset', preset: { kind } };
    case 'digits':
    case 'random':
      return { kind: 'preset', preset: { kind, seed } };
    case 'image':
      return { kind: 'preset', preset: { kind: 'sample' } };
    case 'typed':
      return {
        kind: 'literal',
        shape,
        label: say('typed'),
        data: Float64Array.from({ length: cells }, (_, index) => typed[index] ?? 0),
      };
    default:
      return kind satisfies never;
  }
};

const between = (plan: Plan, input: Float32Array): Drawing['between'] => {
  const by = (reducer: Reducer): Float32Array =>
    Float32Array.from(pool({ ...plan, spec: { ...plan.spec, reducer } }, input).output);
  return plan.spec.reducer.kind === 'softmax'
    ? {
        averages: by({ kind: 'avg', countIncludePad: false, divisorOverride: null }),
        maxima: by({ kind: 'max', returnIndices: false }),
      }
    : null;
};

/** Draws the one plane of a layer in the Lab: values by the settings, all results by the engine. */
export const draw = (plan: Plan, values: LabSettings['values'], t: Translate): Drawing => {
  const { spec, inputShape, channels } = plan;
  const planes = planeLayout(inputShape, spec.rank, spec.layout, channels);
  const source = sourceOf(values, inputShape);
  const { plane } = inputValues(planes, { ...initialViewOptions, values: source }, null);
  const input = plane(0, 0);
  const picture = pictureOf({ plan, plane: 0, values: input, viewport: null });
  return {
    picture,
    sentence: sentenceOf(plan, t),
    between: between(plan, input),
    notices: noticesOf(plan, { values: input }, t),
    input: Float64Array.from(input),
    output: Float64Array.from(pool(plan, Float64Array.from(input)).output),
  };
};
