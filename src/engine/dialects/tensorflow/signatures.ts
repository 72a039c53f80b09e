import { signature, type Signature } from '../binding/bind.js';
import { ranks } from '../layers.js';

const sameFor = (format: string): string =>
  `ksize, strides, padding, data_format=${format}, name=None`;
const formats = { 1: "'NWC'", 2: "'NHWC'", 3: "'NDHWC'" } as const;

/** Parameters of the functions of `tf.nn` that pool sliding windows, after the input. */
export const signatures: Readonly<Record<string, Signature>> = Object.fromEntries(
  Object.entries({
    max_pool: sameFor('None'),
    avg_pool: sameFor('None'),
    ...Object.fromEntries(
      ranks.flatMap((rank) => [
        [`max_pool${rank}d`, sameFor(formats[rank])],
        [`avg_pool${rank}d`, sameFor(formats[rank])],
      ]),
    ),
    max_pool_with_argmax:
      "ksize, strides, padding, data_format='NHWC', output_dtype='int64', include_batch_in_index=False, name=None",
    pool: "window_shape, pooling_type, strides=None, padding='VALID', data_format=None, dilations=None, name=None",
  }).map(([name, text]) => [name, signature(name, text)]),
);
