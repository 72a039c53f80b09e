import { say } from '../../phrase.js';
import { fail, ok, type PoolError } from '../../result.js';
import type { EdgeCopy, PoolSpec } from '../../spec.js';
import type { Operation } from '../dialect.js';
import { layer, numbersOf, pairs, sliding, symmetric } from '../layers.js';
import { isList, numberOf, repeat, text } from '../binding/python-values.js';
import { notWorkedOut, rejection } from '../rejection.js';

/**
 * `BlurPool2d(channels=None, filt_size=3, stride=2, pad_mode='reflect')`: binomial weights
 * `C(n − 1, k) / 2ⁿ⁻¹` along both axes, the same padding on all sides.
 * Source: timm's `blur_pool.py`.
 */
export const blurPool: Operation = ({ arguments: args }) => {
  const size = numberOf(args['filt_size']) ?? 3;
  if (!(size > 1)) return fail(filterTooSmall());
  if (size > LARGEST_FILTER) return fail(filterTooLarge(size));
  const stride = numberOf(args['stride']) ?? 2;
  const mode = text(args['pad_mode'] ?? 'reflect');
  const copy = copies[mode];
  if (copy === undefined && mode !== 'constant') return fail(unknownMode(mode));
  const source = sliding({
    kernel: repeat(2, size),
    stride: repeat(2, stride),
    padding: symmetric(repeat(2, Math.floor((stride - 1 + size - 1) / 2))),
  });
  const rows = repeat(2, 0).map(() => binomial(size));
  const spec = layer('timm', 2, 'channels-first', source, { kind: 'weighted', rows });
  return ok({ ...spec, fill: copy ?? 0 });
};

/**
 * `MedianPool2d(kernel_size=3, stride=1, padding=0, same=False)`: the lower median of windows over
 * mirrored padding; four paddings are left, right, top, bottom. Source: timm's `median_pool.py`.
 */
export const medianPool: Operation = ({ arguments: args }) => {
  const kernel = (numbersOf(args['kernel_size'] ?? 3, 2) ?? [3, 3]).slice(0, 2);
  const stride = (numbersOf(args['stride'] ?? 1, 2) ?? [1, 1]).slice(0, 2);
  const given = args['padding'] ?? 0;
  const pads = isList(given) ? given.map((pad) => numberOf(pad) ?? 0) : null;
  const [left = 0, right = 0, top = 0, bottom = 0] = pads ?? repeat(4, numberOf(given) ?? 0);
  const padding =
    args['same'] === true
      ? ({ kind: 'same', extra: 'after' } as const)
      : pairs([
          { before: top, after: bottom },
          { before: left, after: right },
        ]);
  const source = sliding({ kernel, stride, padding });
  const spec = layer('timm', 2, 'channels-first', source, { kind: 'median' });
  return ok({ ...spec, fill: 'reflect' });
};

/** What `F.pad` and the step after it reject: too much mirroring, no room for a window. */
export const checkCopiedPadding = (
  { source, fill, reducer, call }: PoolSpec,
  shape: readonly number[] | null,
): PoolError | null => {
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit' || shape === null) {
    return null;
  }
  const { axes } = source.padding;
  const sizes = shape.slice(-2);
  // The last axis is checked first.
  for (const axis of [1, 0]) {
    const { before, after } = axes[axis] ?? { before: 0, after: 0 };
    const size = sizes[axis] ?? 0;
    if (fill === 'circular' && (before > size || after > size)) return wrapsTwice();
    if (fill === 'reflect' && (before >= size || after >= size)) {
      const version = call?.version ?? '';
      return mirrorsTooMuch(
        shape,
        shape.length - 2 + axis,
        before,
        after,
        version.startsWith('1.'),
      );
    }
  }
  const padded = sizes.map(
    (size, axis) => size + (axes[axis]?.before ?? 0) + (axes[axis]?.after ?? 0),
  );
  const narrow = source.kernel.findIndex((size, axis) => size > (padded[axis] ?? 0));
  if (narrow < 0) return null;
  return rejection({
    code: 'kernel-over-input',
    message:
      reducer.kind === 'median'
        ? `maximum size for tensor at dimension ${String(shape.length - 2 + narrow)} is ${String(padded[narrow])} but size is ${String(source.kernel[narrow])}`
        : `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${source.kernel.join(' x ')}). Kernel size can't be greater than actual input size`,
    parameter: reducer.kind === 'median' ? 'kernel_size' : 'filt_size',
    hint: say('The padded input must hold at least one window.'),
    fixes: [{ parameter: reducer.kind === 'median' ? 'kernel_size' : 'filt_size', value: 2 }],
  });
};

const copies: Readonly<Record<string, EdgeCopy>> = {
  reflect: 'reflect',
  replicate: 'replicate',
  circular: 'circular',
};

/** A row of Pascal's triangle, scaled to add up to 1. */
const binomial = (size: number): readonly number[] => {
  let row = [1];
  while (row.length < size) row = [1, ...row.slice(1).map((entry, i) => entry + (row[i] ?? 0)), 1];
  return row.map((entry) => entry / 2 ** (size - 1));
};

/** The weights of a larger one don't fit doubles before they are scaled. */
const LARGEST_FILTER = 1023;

const filterTooLarge = (size: number): PoolError =>
  notWorkedOut(
    'filt_size',
    `filt_size=${String(size)}`,
    say('A filter of more than {most} taps isn’t worked out.', { most: LARGEST_FILTER }),
  );

const filterTooSmall = (): PoolError =>
  rejection({
    code: 'argument-value',
    exception: 'AssertionError',
    message: '',
    parameter: 'filt_size',
    hint: say('A blur needs a filter of at least 2 taps (filt_size > 1).'),
    fixes: [{ parameter: 'filt_size', value: 3 }],
  });

const unknownMode = (mode: string): PoolError =>
  rejection({
    code: 'argument-value',
    exception: 'NotImplementedError',
    message: `Unrecognised padding mode ${mode}`,
    parameter: 'pad_mode',
    hint: say("pad_mode is one of 'reflect', 'replicate', 'circular' and 'constant' (zeros)."),
    fixes: [{ parameter: 'pad_mode', value: 'reflect' }],
  });

const wrapsTwice = (): PoolError =>
  rejection({
    code: 'padding-over-input',
    message: 'Padding value causes wrapping around more than once.',
    hint: say('A circle needs at least as many cells of data as of padding on each side.'),
  });

const mirrorsTooMuch = (
  shape: readonly number[],
  dimension: number,
  before: number,
  after: number,
  old: boolean,
): PoolError =>
  rejection({
    code: 'padding-over-input',
    message: `Argument #4: Padding size should be less than the corresponding input dimension, but got: padding (${String(before)}, ${String(after)}) at dimension ${String(dimension)} of input ${old ? String(shape.length) : `[${shape.join(', ')}]`}`,
    hint: say('A mirror needs more cells of data than of padding on each side.'),
  });
