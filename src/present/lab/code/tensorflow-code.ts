import type { Plan } from '../../../engine/index.js';
import { channelsLastCode, type ChannelsLastDialect } from './channels-last.js';
import type { LayerCode } from './layer-code.js';
import { perAxisText } from './python-text.js';
import type { Sliding } from './sliding.js';

const call = (name: string, x: string, { kernel, stride }: Sliding, same: boolean): string =>
  `tf.nn.${name}${kernel.length}d(${x}, ksize=${perAxisText(kernel)}, ` +
  `strides=${perAxisText(stride)}, padding="${same ? 'SAME' : 'VALID'}")`;

const dialect: ChannelsLastDialect = {
  imports: ['import tensorflow as tf'],
  pad: (x, widths, fill) => `tf.pad(${x}, ${widths}, constant_values=${fill})`,
  maxPool: (x, sliding, same) => call('max_pool', x, sliding, same),
  averagePool: (x, sliding, same) => call('avg_pool', x, sliding, same),
  onesLike: (x) => `tf.ones_like(${x})`,
  softmax: (x) => `tf.nn.softmax(${x}, axis=-1)`,
  mostSoftmaxAxes: 2,
  exp: (x) => `tf.exp(${x})`,
  largest: (x) => `tf.reduce_max(${x}, axis=-1, keepdims=True)`,
  stack: (list) => `tf.stack(${list}, axis=-1)`,
  sum: (x) => `tf.reduce_sum(${x}, axis=-1)`,
  global: (operation, axes) => `tf.reduce_${operation}(x, axis=${axes}, keepdims=True)`,
};

/** TensorFlow code for a layer on N[D]HWC input; null where it has no short spelling. */
export const tensorflowCode = (plan: Plan): LayerCode | null => channelsLastCode(dialect, plan);
