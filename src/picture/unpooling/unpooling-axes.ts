import { product } from '../../engine/row-major.js';
import type { UnpoolingAxis, UnpoolingPicture } from '../../protocol/index.js';
import type { Span } from '../layout/frame.js';

/** Three axes whatever the rank: those in front that a layer lacks have one cell. */
export type UnpoolingAxes = readonly [
  depth: UnpoolingAxis,
  rows: UnpoolingAxis,
  columns: UnpoolingAxis,
];

const UNIT: UnpoolingAxis = {
  name: 'depth',
  inputSize: 1,
  outputSize: 1,
  kernel: 1,
  stride: 1,
  padding: 0,
  padAfter: 0,
};

/** The picture's axes as depth, rows and columns. */
export function unpoolingAxes({ axes }: Pick<UnpoolingPicture, 'axes'>): UnpoolingAxes {
  const [columns = UNIT, rows = UNIT, depth = UNIT] = [...axes].reverse();
  return [depth, rows, columns];
}

/** How many values the input plane has: as many steps as there are. */
export const valueCount = ({ input }: UnpoolingPicture): number => product(input.shape);

/** The outputs that the pooling's windows of a stretch of the input cover. */
export function coveredBy(axis: UnpoolingAxis, span: Span): Span {
  const limit = (at: number): number => Math.max(0, Math.min(axis.outputSize, at));
  const from = limit(span.from * axis.stride - axis.padding);
  const to = limit((span.to - 1) * axis.stride - axis.padding + axis.kernel);
  return { from, to: Math.max(from + 1, to) };
}
