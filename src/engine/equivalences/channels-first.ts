import { product } from '../row-major.js';
import type { Tensor } from '../convolution/correlate.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';

/** An input of a plan as N C [D [H]] W, whatever its layout. */
export const toChannelsFirst = (plan: Plan, input: Values): Tensor => {
  const sizes = plan.axes.map((axis) => axis.inputSize);
  return {
    shape: [plan.batch, plan.channels, ...sizes],
    data: moveChannels(plan, sizes, input, true),
  };
};

/** An output given as N C [D [H]] W in the plan's own shape and layout. */
export const toOwnLayout = (plan: Plan, output: Tensor): Tensor => ({
  shape: plan.outputShape,
  data: moveChannels(
    plan,
    plan.axes.map((axis) => axis.outputSize),
    output.data,
    false,
  ),
});

const moveChannels = (
  plan: Plan,
  sizes: readonly number[],
  from: Values,
  toFront: boolean,
): Float64Array => {
  if (plan.spec.layout === 'channels-first') return Float64Array.from(from);
  const cells = product(sizes);
  const { batch, channels } = plan;
  const data = new Float64Array(from.length);
  for (let n = 0; n < batch; n += 1) {
    for (let c = 0; c < channels; c += 1) {
      for (let i = 0; i < cells; i += 1) {
        const front = (n * channels + c) * cells + i;
        const back = (n * cells + i) * channels + c;
        if (toFront) data[front] = from[back] ?? 0;
        else data[back] = from[front] ?? 0;
      }
    }
  }
  return data;
};
