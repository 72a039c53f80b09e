import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';

/** A convolution whose arguments are looked at. */
export interface ConvolutionKind {
  readonly rank: number;
  readonly transposed: boolean;
}

/** The settings that say where windows lie, in PyTorch's order. */
export interface ConvolutionSettings {
  readonly stride: Value;
  readonly padding: Value;
  readonly dilation: Value;
}

/** Raises what the constructor of a convolution says of its arguments. Source: `torch.nn.modules.conv`. */
export function refuseLayerArguments(
  kind: string,
  { rank, transposed }: ConvolutionKind,
  args: Arguments,
  context: LibraryContext,
): void {
  const mode = args.get('padding_mode');
  if (transposed && mode.kind === 'string' && mode.value !== 'zeros') {
    context.raise('ValueError', `Only "zeros" padding mode is supported for ${kind}`);
  }
  const padding = args.get('padding');
  if (!transposed && padding.kind === 'string') {
    if (padding.value !== 'same' && padding.value !== 'valid') {
      const message = `Invalid padding string '${padding.value}', should be one of {'valid', 'same'}`;
      context.raise('ValueError', message);
    }
    const steps = itemsOf(args.get('stride'));
    if (padding.value === 'same' && steps.some((one) => one.kind === 'int' && one.value !== 1)) {
      context.raise('ValueError', "padding='same' is not supported for strided convolutions");
    }
  }
  const kernel = args.get('kernel_size');
  const sizes = kernel.kind === 'string' ? [kernel] : itemsOf(kernel);
  const wrong = sizes.findIndex(({ kind: type }) => ['string', 'float', 'none'].includes(type));
  const size = sizes[wrong];
  if (size === undefined) return;
  const at = sizes.length === 1 && rank > 1 ? 0 : wrong;
  context.raise(
    'TypeError',
    `empty(): argument 'size' failed to unpack the object at pos ${at + 3} with error "type must be tuple of ints,but got ${context.typeOf(size).name}"`,
  );
}

/** Raises what a convolution says of the types of its settings when it is called. */
export function refuseSettings(
  settings: ConvolutionSettings,
  { rank, transposed }: ConvolutionKind,
  isLayer: boolean,
  context: LibraryContext,
): void {
  const name = `conv${transposed ? '_transpose' : ''}${rank}d`;
  const { padding } = settings;
  if (padding.kind === 'string' && !transposed) {
    if (padding.value !== 'same' && padding.value !== 'valid') {
      context.raise('RuntimeError', `Invalid padding string: '${padding.value}'`);
    }
  }
  const placed = [
    ['stride', settings.stride, 4],
    ['padding', padding, 5],
    ['dilation', settings.dilation, 8],
  ] as const;
  for (const [setting, value, place] of placed) {
    const [first] = itemsOf(value);
    const mayBeText = setting === 'padding' && !transposed;
    if (first === undefined || isOfNumbers(first)) continue;
    if (first.kind === 'string' && mayBeText) continue;
    if (!transposed) {
      if (isLayer) context.raise('TypeError', `${name}()${NONE_FITS}`);
      continue;
    }
    const what = isLayer
      ? `(position ${place}) must be tuple of ints, but found element of type ${context.typeOf(first).name} at pos 0`
      : `must be tuple of ints, not ${context.typeOf(value).name}`;
    context.raise('TypeError', `${name}(): argument '${setting}' ${what}`);
  }
}

const NONE_FITS =
  ' received an invalid combination of arguments - got (Tensor, Parameter, Parameter, tuple, tuple, tuple, int), but expected one of:';

/** What a convolution says of numbers that don't fit its axes, once it has looked at its input's. */
export function windowNumberError(rank: number, settings: ConvolutionSettings): string | null {
  for (const name of ['stride', 'padding', 'dilation'] as const) {
    const sizes = itemsOf(settings[name]);
    const isList = settings[name].kind === 'tuple' || settings[name].kind === 'list';
    if (!isList || sizes.length === rank || sizes.length === 1) continue;
    const numbers = sizes.map((one) => (one.kind === 'int' ? String(one.value) : '?'));
    if (numbers.includes('?')) continue;
    return `expected ${name} to be a single integer value or a list of ${rank} values to match the convolution dimensions, but got ${name}=[${numbers.join(', ')}]`;
  }
  const below = (value: Value, least: number): boolean =>
    itemsOf(value).some((one) => one.kind === 'int' && one.value < least);
  if (below(settings.padding, 0)) return 'negative padding is not supported';
  if (below(settings.stride, 1)) return 'non-positive stride is not supported';
  return null;
}

/** Whether a setting is a number or several, as far as is known. */
export const isOfNumbers = (value: Value): boolean =>
  !['bool', 'float', 'string'].includes(itemsOf(value)[0]?.kind ?? 'int');

const itemsOf = (value: Value): readonly Value[] =>
  value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
