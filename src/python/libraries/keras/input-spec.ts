import { isEqual, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { shapeOf } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import { refuseInput } from './refuse-input.js';
import { shapeText } from './shape-text.js';

/** How many axes a layer takes, by its class. */
const AXES: Readonly<Record<string, number>> = {
  LSTM: 3,
  GRU: 3,
  SimpleRNN: 3,
  RepeatVector: 2,
  SpatialDropout1D: 3,
  SpatialDropout2D: 4,
  SpatialDropout3D: 5,
  ...Object.fromEntries(
    [1, 2, 3].flatMap((rank) =>
      ['UpSampling', 'Cropping', 'ZeroPadding'].map((name) => [`${name}${rank}D`, rank + 2]),
    ),
  ),
  ...Object.fromEntries([1, 2, 3].map((rank) => [`ConvLSTM${rank}D`, rank + 3])),
};

/** How many axes a layer takes at least. */
const LEAST_AXES: Readonly<Record<string, number>> = {
  Dense: 2,
  Flatten: 1,
  ...Object.fromEntries(
    [1, 2, 3].flatMap((rank) => [
      [`Conv${rank}D`, rank + 2],
      [`Conv${rank}DTranspose`, rank + 2],
      [`DepthwiseConv${rank}D`, rank + 2],
      [`SeparableConv${rank}D`, rank + 2],
    ]),
  ),
};

/** Layers whose weights are made for the last size of their first input. */
const BUILT_FOR_CHANNELS =
  /^(Dense|BatchNormalization|(Depthwise|Separable)?Conv[123]D(Transpose)?)$/u;

const RECURRENT = /^(LSTM|GRU|SimpleRNN)$/u;

/** The size that a layer's weights were made for. */
const channels = new WeakMap<InstanceValue, Dimension>();

/** Raises Keras's error where a layer doesn't take an input of this shape. */
export function checkInput(self: InstanceValue, input: Value, context: LibraryContext): void {
  if (input.kind !== 'tensor' || input.shape === null || self.type.library === null) return;
  const kind = self.type.name;
  const shape = shapeOf(input);
  const exact = kind === 'Permute' ? permutedAxes(self) : AXES[kind];
  const least = LEAST_AXES[kind];
  if (exact !== undefined && shape.length !== exact) {
    refuse(
      self,
      input,
      `expected ndim=${exact}, found ndim=${shape.length}. Full shape received: ${shapeText(shape)}`,
      context,
    );
  }
  if (least !== undefined && shape.length < least) {
    refuse(
      self,
      input,
      `expected min_ndim=${least}, found ndim=${shape.length}. Full shape received: ${shapeText(shape)}`,
      context,
    );
  }
  if (RECURRENT.test(kind)) checkFeatures(self, input, shape, context);
  if (!BUILT_FOR_CHANNELS.test(kind)) return;
  const format = self.attributes.get('data_format');
  const axis = format?.kind === 'string' && format.value === 'channels_first' ? 1 : -1;
  const size = shape.at(axis) ?? 1;
  const known = channels.get(self);
  if (known === undefined) channels.set(self, size);
  else if (isEqual(known, size) === false && typeof known === 'number') {
    refuse(
      self,
      input,
      `expected axis ${axis} of input shape to have value ${known}, but received input with shape ${shapeText(shape)}`,
      context,
    );
  }
}

/** `Permute` takes as many axes as it was told, and the batch. */
function permutedAxes(self: InstanceValue): number | undefined {
  const dims = self.attributes.get('dims');
  return dims?.kind === 'tuple' || dims?.kind === 'list' ? dims.items.length + 1 : undefined;
}

/** A recurrent layer that was built for other features fails in its product of matrices. */
function checkFeatures(
  self: InstanceValue,
  input: TensorValue,
  shape: Shape,
  context: LibraryContext,
): void {
  const size = shape.at(-1) ?? 1;
  const known = channels.get(self) ?? size;
  channels.set(self, known);
  if (typeof known !== 'number' || typeof size !== 'number' || known === size) return;
  refuseInput(self, input, `Dimensions must be equal, but are ${size} and ${known}`, context);
}

function refuse(
  self: InstanceValue,
  input: TensorValue,
  why: string,
  context: LibraryContext,
): never {
  const name = self.attributes.get('name');
  const called = name?.kind === 'string' ? name.value : self.type.name;
  return refuseInput(
    self,
    input,
    `Input 0 with name 'None' of layer '${called}' is incompatible with the layer: ${why}`,
    context,
  );
}
