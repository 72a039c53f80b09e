import type { Plan } from '../../../engine/index.js';
import { channelsLastCode, type ChannelsLastDialect } from './channels-last.js';
import type { LayerCode } from './layer-code.js';
import { functionText, tupleText } from './python-text.js';
import { type Sliding, slidingOf } from './sliding.js';

const windows = ({ kernel, stride }: Sliding): string =>
  `${tupleText(kernel)}, strides=${tupleText(stride)}`;

const call = (name: string, x: string, sliding: Sliding, same: boolean): string =>
  `nn.${name}(${x}, ${windows(sliding)}, padding="${same ? 'SAME' : 'VALID'}")`;

const jaxNumpy = 'import jax.numpy as jnp';

const dialect: ChannelsLastDialect = {
  imports: ['import jax', jaxNumpy, 'from flax import linen as nn'],
  pad: (x, widths, fill) => `jnp.pad(${x}, ${widths}, constant_values=${fill})`,
  maxPool: (x, sliding, same) => call('max_pool', x, sliding, same),
  averagePool: (x, sliding, same) => call('avg_pool', x, sliding, same),
  onesLike: (x) => `jnp.ones_like(${x})`,
  softmax: (x) => `jax.nn.softmax(${x}, axis=-1)`,
  mostSoftmaxAxes: 3,
  exp: (x) => `jnp.exp(${x})`,
  largest: (x) => `jnp.max(${x}, axis=-1, keepdims=True)`,
  stack: (list) => `jnp.stack(${list}, axis=-1)`,
  sum: (x) => `jnp.sum(${x}, axis=-1)`,
  global: (operation, axes) => `jnp.${operation}(x, axis=${axes}, keepdims=True)`,
};

const only = (code: LayerCode): LayerCode => ({
  ...code,
  imports: code.imports.filter((line) => {
    const name = line.slice(line.lastIndexOf(' ') + 1);
    return code.body.includes(`${name}.`);
  }),
});

/** Flax takes a pair of paddings per axis, so one call does what others need a pad for. */
const nativeBody = (plan: Plan): string | null => {
  const { reducer, source } = plan.spec;
  const sliding = slidingOf(plan);
  if (sliding === null || source.kind !== 'sliding' || sliding.ceil) {
    return null;
  }
  const same = source.padding.kind === 'same';
  const padding = same
    ? `"${source.padding.kind === 'same' && source.padding.extra === 'before' ? 'SAME_LOWER' : 'SAME'}"`
    : tupleText(sliding.padding.map(({ before, after }) => tupleText([before, after])));
  const undilated = sliding.dilation.every((step) => step === 1);
  if (!undilated) {
    return null;
  }
  const tail = `${windows(sliding)}, padding=${padding}`;
  switch (reducer.kind) {
    case 'max':
      return `return nn.max_pool(x, ${tail})`;
    case 'min':
      return `return -nn.max_pool(-x, ${tail})`;
    case 'avg':
      return reducer.divisorOverride === null
        ? `return nn.avg_pool(x, ${tail}${reducer.countIncludePad ? '' : ', count_include_pad=False'})`
        : null;
    case 'sum':
      return `return nn.avg_pool(x, ${tail}) * ${sliding.taps}`;
    default:
      return null;
  }
};

/** Flax code for a layer on N[D]HWC input; null where it has no short spelling. */
export const flaxCode = (plan: Plan): LayerCode | null => {
  const body = nativeBody(plan);
  if (body === null) {
    const code = channelsLastCode(dialect, plan);
    return code && only(code);
  }
  const { kind } = plan.spec.reducer;
  return only({
    imports: dialect.imports,
    body: functionText('pool', [body]),
    additions: kind === 'min' ? ['negate'] : kind === 'sum' ? ['scale'] : [],
  });
};
