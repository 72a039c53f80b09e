import type { Value } from '../../../values/value.js';

/** How a layer of torch refuses what is no tensor. */
type Refusing =
  | { readonly by: 'native'; readonly name: string }
  | { readonly by: 'convolution'; readonly name: string }
  | { readonly by: 'attribute'; readonly name: string };

const native = (name: string): Refusing => ({ by: 'native', name });
const attribute = (name: string): Refusing => ({ by: 'attribute', name });

/** What the layer does first with its input. */
const FIRST_USE: Readonly<Record<string, Refusing>> = {
  Linear: native('linear'),
  ReLU: native('relu'),
  LeakyReLU: native('leaky_relu'),
  GELU: native('gelu'),
  Sigmoid: native('sigmoid'),
  Tanh: native('tanh'),
  Dropout: native('dropout'),
  Dropout2d: attribute('dim'),
  MaxPool1d: native('max_pool1d'),
  MaxPool2d: native('max_pool2d'),
  MaxPool3d: native('max_pool3d'),
  AvgPool1d: native('avg_pool1d'),
  AvgPool2d: native('avg_pool2d'),
  AvgPool3d: native('avg_pool3d'),
  AdaptiveAvgPool1d: native('adaptive_avg_pool1d'),
  AdaptiveAvgPool2d: attribute('size'),
  AdaptiveAvgPool3d: attribute('size'),
  AdaptiveMaxPool2d: attribute('size'),
  Conv1d: { by: 'convolution', name: 'conv1d' },
  Conv2d: { by: 'convolution', name: 'conv2d' },
  Conv3d: { by: 'convolution', name: 'conv3d' },
  BatchNorm1d: attribute('dim'),
  BatchNorm2d: attribute('dim'),
  BatchNorm3d: attribute('dim'),
  Flatten: attribute('flatten'),
  Softmax: attribute('softmax'),
  LogSoftmax: attribute('log_softmax'),
  Upsample: attribute('dim'),
  RNN: attribute('dim'),
  LSTM: attribute('dim'),
  GRU: attribute('dim'),
};

/** What torch says to a layer's input that is no tensor. */
export interface ForeignInput {
  readonly exception: 'TypeError' | 'AttributeError';
  readonly message: string;
}

/** What torch says to this input of a layer of its own; null: it takes it, or that isn't known. */
export function refusedInput(
  kind: string,
  input: Value,
  hasBias: boolean,
  padsByName: boolean,
): ForeignInput | null {
  const first = FIRST_USE[kind];
  const type = foreignType(input);
  if (first === undefined || type === null) return null;
  switch (first.by) {
    case 'native':
      return {
        exception: 'TypeError',
        message: `${first.name}(): argument 'input' (position 1) must be Tensor, not ${type}`,
      };
    case 'convolution': {
      const rest = `Parameter, ${hasBias ? 'Parameter' : 'NoneType'}, tuple, ${padsByName ? 'str' : 'tuple'}, tuple, int`;
      return {
        exception: 'TypeError',
        message: `${first.name}() received an invalid combination of arguments - got (${type}, ${rest}), but expected one of:`,
      };
    }
    case 'attribute':
      // An array has attributes of these names that mean something else.
      return type === 'numpy.ndarray' && first.name !== 'dim'
        ? null
        : {
            exception: 'AttributeError',
            message: `'${type}' object has no attribute '${first.name}'`,
          };
    default:
      return first satisfies never;
  }
}

function foreignType(value: Value): string | null {
  if (value.kind === 'tuple') return value.type === null ? 'tuple' : null;
  if (value.kind === 'list') return 'list';
  return value.kind === 'tensor' && value.type === 'numpy.ndarray' ? 'numpy.ndarray' : null;
}
