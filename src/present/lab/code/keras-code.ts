import { countsPadding, type Plan } from '../../../engine/index.js';
import { channelsLastCode, type ChannelsLastDialect } from './channels-last.js';
import type { LayerCode } from './layer-code.js';
import { perAxisText } from './python-text.js';
import { isZero, type Sliding, slidingOf } from './sliding.js';

const call = (name: string, x: string, { kernel, stride }: Sliding, same: boolean): string =>
  `keras.ops.${name}(${x}, ${perAxisText(kernel)}, strides=${perAxisText(stride)}, ` +
  `padding="${same ? 'same' : 'valid'}", data_format="channels_last")`;

const dialect: ChannelsLastDialect = {
  imports: ['import keras'],
  pad: (x, widths, fill) => `keras.ops.pad(${x}, ${widths}, constant_values=${fill})`,
  maxPool: (x, sliding, same) => call('max_pool', x, sliding, same),
  averagePool: (x, sliding, same) => call('average_pool', x, sliding, same),
  onesLike: (x) => `keras.ops.ones_like(${x})`,
  softmax: (x) => `keras.ops.softmax(${x}, axis=-1)`,
  mostSoftmaxAxes: 2,
  exp: (x) => `keras.ops.exp(${x})`,
  largest: (x) => `keras.ops.max(${x}, axis=-1, keepdims=True)`,
  stack: (list) => `keras.ops.stack(${list}, axis=-1)`,
  sum: (x) => `keras.ops.sum(${x}, axis=-1)`,
  global: (operation, axes) => `keras.ops.${operation}(x, axis=${axes}, keepdims=True)`,
};

/** The layer class where one layer says it all: no padding or SAME, and a reducer that Keras has. */
const layerText = (plan: Plan): string | null => {
  const { spec } = plan;
  const { reducer, source, rank } = spec;
  const counted = countsPadding(reducer);
  if (reducer.kind !== 'max' && (reducer.kind !== 'avg' || reducer.divisorOverride !== null)) {
    return null;
  }
  const name = reducer.kind === 'max' ? 'Max' : 'Average';
  if (source.kind === 'global') {
    return `keras.layers.Global${name}Pooling${rank}D(keepdims=True)`;
  }
  const sliding = slidingOf(plan);
  if (sliding === null || source.kind !== 'sliding') {
    return null;
  }
  const same = source.padding.kind === 'same' && source.padding.extra === 'after' && !counted;
  const plain = isZero(sliding.exact) && sliding.dilation.every((step) => step === 1);
  if (!same && !plain) {
    return null;
  }
  const { kernel, stride } = sliding;
  const strides = kernel.every((size, axis) => size === stride[axis])
    ? ''
    : `, strides=${perAxisText(stride)}`;
  const padding = same ? ', padding="same"' : '';
  return `keras.layers.${name}Pooling${rank}D(${perAxisText(kernel)}${strides}${padding})`;
};

/** Keras 3 code for a layer on N[D]HWC input; null where it has no short spelling. */
export const kerasCode = (plan: Plan): LayerCode | null => {
  const layer = layerText(plan);
  return layer === null
    ? channelsLastCode(dialect, plan)
    : { imports: dialect.imports, body: `pool = ${layer}`, additions: [] };
};
