import type { PoolingArguments } from '../../values/layer.js';
import { string } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';

const STANDARD = string('channels_last');

/** What a reading has set; what a program doesn't set is that of a fresh installation. */
const chosen = new WeakMap<LibraryContext, Value>();

/** The value of `keras.config.image_data_format()`. */
export const imageDataFormat = (context: LibraryContext): Value => chosen.get(context) ?? STANDARD;

/** Does what `keras.config.set_image_data_format(format)` does. */
export function setImageDataFormat(format: Value, context: LibraryContext): void {
  chosen.set(context, format);
}

/** Gives a layer that was built without `data_format=` the one that is set. */
export function completeLayer(self: InstanceValue, context: LibraryContext): void {
  const format = chosen.get(context);
  if (format === undefined || self.attributes.get('data_format')?.kind !== 'none') return;
  context.setAttribute(self, 'data_format', format);
}

/** Gives a pooling call without `data_format=` the one that is set. */
export function completePooling(
  pooling: PoolingArguments,
  context: LibraryContext,
): PoolingArguments {
  const format = chosen.get(context);
  if (format?.kind !== 'string' || (pooling.arguments['data_format'] ?? null) !== null)
    return pooling;
  return { ...pooling, arguments: { ...pooling.arguments, data_format: format.value } };
}
