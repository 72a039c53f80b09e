import type { Plan, Translate } from '../../engine/index.js';
import type { Notice, PictureState, RichText } from '../../protocol/index.js';
import type { LabSettings } from '../../protocol/lab-settings.js';

/** One layer with the values on it, ready to be drawn. */
export interface Drawing {
  readonly picture: PictureState;
  readonly sentence: RichText;
  /** Average and maximum of each window, for a softmax that lies between; else null. */
  readonly between: { readonly averages: Float32Array; readonly maxima: Float32Array } | null;
  readonly notices: readonly Notice[];
  /** Row-major values of the one plane. */
  readonly input: Float64Array;
  readonly output: Float64Array;
}

/**
 * Computes the layer of a plan on the settings' values, with words in the reader's language; the
 * engine does the arithmetic.
 */
export type Draw = (plan: Plan, values: LabSettings['values'], t: Translate) => Drawing;
