import { ranks } from '../../../../engine/index.js';
import type { Value } from '../../../values/value.js';
import type { LibraryContext } from '../../contract.js';

/** How a layer of torch refuses what is no tensor. */
type Refusing =
  | { readonly by: 'native'; readonly name: string }
  | { readonly by: 'convolution'; readonly name: string }
  | { readonly by: 'attribute'; readonly name: string };

const native = (name: string): Refusing => ({ by: 'native', name });
const attribute = (name: string): Refusing => ({ by: 'attribute', name });

/** Poolings, as layers and as functions. */
function pooled(): Record<string, Refusing> {
  const sized = /^(?:adaptive_(?:avg|max)_pool[23]d|max_unpool|fractional)/u;
  const layers = ['Max', 'Avg', 'LP', 'AdaptiveAvg', 'AdaptiveMax', 'FractionalMax'];
  const named = [...layers.map((kind) => `${kind}Pool`), 'MaxUnpool'];
  return Object.fromEntries(
    named.flatMap((kind) =>
      ranks.flatMap((rank) => {
        const name = `${functionName(kind)}${rank}d`;
        const first = sized.test(name)
          ? attribute(name.startsWith('fractional') ? 'dim' : 'size')
          : name.startsWith('lp')
            ? attribute('pow')
            : native(name);
        return [
          [`${kind}${rank}d`, first],
          [`F.${name}`, first],
        ] as const;
      }),
    ),
  );
}

const functionName = (kind: string): string =>
  kind.replace(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z])/gu, '$1$3_$2').toLowerCase();

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
  ...pooled(),
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

/** What torch says to this input of a layer or function; null: it takes it, or that isn't known. */
export function refusedInput(
  kind: string,
  input: Value,
  setting: (name: string) => Value | undefined,
  context: LibraryContext,
): ForeignInput | null {
  const first = FIRST_USE[kind];
  if (first === undefined) return null;
  const type = foreignType(input, context);
  if (type === null) return null;
  switch (first.by) {
    case 'native': {
      const asked = setting('return_indices');
      const indexed = /^max_pool/u.test(first.name) && asked !== undefined && context.truth(asked);
      const name = indexed === true ? `${first.name}_with_indices` : first.name;
      return {
        exception: 'TypeError',
        message: `${name}(): argument 'input' (position 1) must be Tensor, not ${type}`,
      };
    }
    case 'convolution': {
      const bias = setting('bias')?.kind === 'none' ? 'NoneType' : 'Parameter';
      const padding = setting('padding')?.kind === 'string' ? 'str' : 'tuple';
      return {
        exception: 'TypeError',
        message: `${first.name}() received an invalid combination of arguments - got (${type}, Parameter, ${bias}, tuple, ${padding}, tuple, int), but expected one of:`,
      };
    }
    case 'attribute':
      return withoutAttribute(type, attributeRead(first.name, setting));
    default:
      return first satisfies never;
  }
}

/** Which attribute of its input a layer reads first depends on its settings. */
function attributeRead(name: string, setting: (name: string) => Value | undefined): string {
  const norm = setting('norm_type');
  if (name === 'pow' && norm?.kind === 'float' && Math.abs(norm.value) === Infinity) return 'abs';
  const ratio = setting('output_ratio')?.kind ?? 'none';
  return name === 'dim' && ratio !== 'none' ? 'size' : name;
}

function withoutAttribute(type: string, name: string): ForeignInput | null {
  if (type === 'numpy.ndarray' && name === 'flatten') return null;
  return type === 'numpy.ndarray' && name === 'size'
    ? { exception: 'TypeError', message: "'int' object is not callable" }
    : { exception: 'AttributeError', message: `'${type}' object has no attribute '${name}'` };
}

/** The type of what is certainly no tensor. */
function foreignType(value: Value, context: LibraryContext): string | null {
  switch (value.kind) {
    case 'tensor':
      return value.type === 'numpy.ndarray' ? 'numpy.ndarray' : null;
    case 'tuple':
      return value.type === null ? 'tuple' : null;
    case 'none':
    case 'bool':
    case 'int':
    case 'float':
    case 'string':
    case 'list':
    case 'dict':
      return context.typeOf(value).name;
    default:
      return null;
  }
}
