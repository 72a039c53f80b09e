import { plan, specify, type ArgumentValue, type Framework } from '../../../src/engine/index.js';
import { pictureOf as draw } from '../../../src/present/picture/picture.js';
import type { PictureState } from '../../../src/protocol/index.js';

/** The picture of JAX's `reduce_window` on one plane of `sizes`, whose cells holes spread. */
export const spreadPicture = (
  sizes: readonly number[],
  spread: {
    readonly base: number;
    readonly window: number;
    readonly stride?: number;
    readonly dilation?: number;
    readonly pad?: number;
    readonly computation?: 'max' | 'min' | 'add';
    readonly init?: number;
  },
  values?: readonly number[],
): PictureState => {
  const each = (value: number): readonly number[] => [1, 1, ...sizes.map(() => value)];
  const pad = spread.pad ?? 0;
  return pictureOf(
    'reduce_window',
    {
      init_value: spread.init ?? null,
      computation: spread.computation ?? 'max',
      window_dimensions: each(spread.window),
      window_strides: each(spread.stride ?? 1),
      window_dilation: each(spread.dilation ?? 1),
      base_dilation: each(spread.base),
      padding: [[0, 0], [0, 0], ...sizes.map(() => [pad, pad])],
    },
    sizes,
    values,
    'jax',
  );
};

/** The picture of a layer, PyTorch's unless told, on one plane; without values it holds 0, 1, 2 … */
export function pictureOf(
  operation: string,
  parameters: Readonly<Record<string, ArgumentValue>>,
  sizes: readonly number[],
  values?: readonly number[],
  framework: Framework = 'torch',
): PictureState {
  const shape = [1, 1, ...sizes];
  const spec = specify({ framework, operation, arguments: parameters, version: null }, shape);
  if (!spec.ok) throw new Error(spec.error.message);
  const planned = plan(spec.value, shape);
  if (!planned.ok) throw new Error(planned.error.message);
  const count = sizes.reduce((all, size) => all * size, 1);
  return draw({
    plan: planned.value,
    plane: 0,
    values: Float32Array.from(values ?? Array.from({ length: count }, (_, index) => index)),
    viewport: null,
  });
}
