import { bool, int, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';

/** What a network of `keras.applications` asks of its input, as its source says (Keras 3.15). */
interface Wanted {
  /** The least height and width. */
  readonly least: number;
  /** The size that its weights for ImageNet were trained at; null: not told here. */
  readonly trained: number | null;
}

const RULES: readonly (readonly [RegExp, Wanted])[] = [
  [/^Inception/u, { least: 75, trained: 299 }],
  [/^Xception/u, { least: 71, trained: 299 }],
  [/^(VGG|ResNet|DenseNet)/u, { least: 32, trained: 224 }],
  [/^(MobileNet$|MobileNetV2|NASNet|EfficientNet|ConvNeXt)/u, { least: 32, trained: null }],
];

/** Raises Keras's errors where a network refuses an `input_shape`. */
function checkInputShape(
  name: string,
  options: ReadonlyMap<string, Value>,
  context: LibraryContext,
): void {
  const wanted = RULES.find(([pattern]) => pattern.test(name))?.[1];
  const shape = options.get('input_shape');
  if (wanted === undefined || shape?.kind !== 'tuple') return;
  const sizes = shape.items.map((one) => (one.kind === 'int' ? one.value : null));
  if (sizes.length !== 3) {
    context.raise('ValueError', '`input_shape` must be a tuple of three integers.');
  }
  const weights = options.get('weights') ?? string('imagenet');
  const isTrained = weights.kind === 'string' && weights.value === 'imagenet';
  const hasTop = context.truth(options.get('include_top') ?? bool(true));
  const told = context.repr(shape);
  const [height = null, width = null, channels = null] = sizes;
  if (isTrained && hasTop === true) {
    if (wanted.trained === null || (channels !== 3 && channels !== 1)) return;
    if (height === wanted.trained && width === wanted.trained) return;
    const standard = context.repr(tuple([wanted.trained, wanted.trained, channels].map(int)));
    context.raise(
      'ValueError',
      `When setting \`include_top=True\` and loading \`imagenet\` weights, \`input_shape\` should be ${standard}.  Received: input_shape=${told}`,
    );
  }
  if (isTrained && hasTop === false && channels !== null && channels !== 3) {
    context.raise('ValueError', `The input must have 3 channels; Received \`input_shape=${told}\``);
  }
  if (hasTop === null) return;
  if ([height, width].some((size) => size !== null && size < wanted.least)) {
    context.raise(
      'ValueError',
      `Input size must be at least ${wanted.least}x${wanted.least}; Received: input_shape=${told}`,
    );
  }
}

/** A network that isn't installed: what it refuses is known, what it gives isn't. */
export const networkNotInstalled = (module: string, name: string): LibraryMember =>
  fn('*args, **options', (args, context) => {
    checkInputShape(name, args.extra, context);
    return context.named(`keras.applications.${module}.<not installed>.${name}`);
  });
