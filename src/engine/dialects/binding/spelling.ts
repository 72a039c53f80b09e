import { pythonOf } from '../../python-text.js';
import type { ArgumentValue } from '../../result.js';
import type { AxisPadding } from '../../spec.js';

/** An argument with a value. */
export interface Setting {
  readonly parameter: string;
  readonly value: ArgumentValue;
  /** How the code says it, where that is not `name=value` of Python. */
  readonly text?: string;
}

/** A setting as the code says it. */
export const settingText = ({ parameter, value, text }: Setting): string =>
  text ?? `${parameter}=${pythonOf(value)}`;

/** How a framework's calls write settings; null where there is no such argument. */
export interface Spelling {
  /** Asks for these cells of padding along each axis. */
  readonly padding: ((pads: readonly AxisPadding[]) => Setting) | null;
  /** Says whether an average counts padding. */
  readonly counting: ((counts: boolean) => Setting) | null;
  /** Rounds the output size up or down. */
  readonly rounding: ((to: 'up' | 'down') => Setting) | null;
  /** The argument without which windows move by 1; null: they move by their own size. */
  readonly strideOfOne: string | null;
  /** The size of a call that undoes a pooling. */
  readonly unpooledSize: 'output_size' | 'output_shape';
  /** A layer that undoes a pooling is told the size as it is called, not as it is made. */
  readonly sizeIsGivenLater: boolean;
  /** Padding as little as the stride needs, by a keyword that may be left out. */
  readonly same: Setting | null;
}

/** Nothing of it can be asked for. */
export const noSpelling: Spelling = {
  padding: null,
  counting: null,
  rounding: null,
  strideOfOne: null,
  unpooledSize: 'output_size',
  sizeIsGivenLater: false,
  same: null,
};

/** `count_include_pad=True`. */
export const countIncludePad: Spelling['counting'] = (counts) => ({
  parameter: 'count_include_pad',
  value: counts,
});

/** `ceil_mode=True`. */
export const ceilMode: Spelling['rounding'] = (to) => ({
  parameter: 'ceil_mode',
  value: to === 'up',
});

/** `padding=((1, 2), (1, 2))`. */
export const paddingPairs: Spelling['padding'] = (pads) => ({
  parameter: 'padding',
  value: pads.map(({ before, after }) => [before, after]),
});

/** `padding=(1, 2, 1, 2)`. */
export const paddingInOneRow: Spelling['padding'] = (pads) => ({
  parameter: 'padding',
  value: pads.flatMap(({ before, after }) => [before, after]),
});
