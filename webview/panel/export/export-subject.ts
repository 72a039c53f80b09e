import type { Translate } from '../../../src/engine/phrase.js';
import type { HeatScale } from '../../../src/picture/colours/heat-levels.js';
import type { Scene } from '../../../src/picture/shapes/shape.js';

/** What can be exported: a picture that is stepped through, and its numbers. */
export interface ExportSubject {
  /** The call as written. */
  readonly code: string;
  /** For those who can't see the picture. */
  readonly title: string;
  /** A file's name without its extension, such as `MaxPool2d-4x4-to-2x2`. */
  readonly name: string;
  readonly scale: HeatScale;
  /** The step that is shown, and those that an animation shows. */
  readonly step: number;
  readonly frames: readonly number[];
  readonly scenes: (step: number, words: Translate) => readonly Scene[];
  readonly markdown: () => string;
  readonly csv: () => string;
}

/** `MaxPool2d-4x4-to-2x2`, whatever the call looks like. */
export function exportName(
  code: string,
  axes: readonly { readonly inputSize: number; readonly outputSize: number }[],
): string {
  const call = /([\p{L}\p{N}_]+)\s*\(/u.exec(code)?.[1] ?? 'pooling';
  const input = axes.map((axis) => axis.inputSize).join('x');
  const output = axes.map((axis) => axis.outputSize).join('x');
  return `${call}-${input}-to-${output}`;
}
