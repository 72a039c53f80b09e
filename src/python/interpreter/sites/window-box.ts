import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';

/** The cells `start ≤ i < stop` of one axis. */
export interface Side {
  readonly start: number;
  readonly stop: number;
}

/** A stretch of each axis of a tensor. */
export type Box = readonly Side[];

/** The part of a tensor that an index picks; null where it isn't one solid box that is known. */
export function boxOf(tensor: TensorValue, index: Value): Box | null {
  const { shape } = tensor;
  if (shape === null) return null;
  const parts = index.kind === 'tuple' ? index.items : [index];
  const dots = parts.findIndex((one) => one.kind === 'ellipsis');
  const filled =
    dots < 0
      ? parts
      : [
          ...parts.slice(0, dots),
          ...Array.from({ length: Math.max(0, shape.length - parts.length + 1) }, () => null),
          ...parts.slice(dots + 1),
        ];
  if (filled.length > shape.length) return null;
  const box: Side[] = [];
  for (const [axis, length] of shape.entries()) {
    if (typeof length !== 'number') return null;
    const side = sideOf(filled[axis] ?? null, length);
    if (side === null) return null;
    box.push(side);
  }
  return box;
}

/** The smallest box around two. */
export function merge(a: Box, b: Box): Box {
  return a.map((side, axis) => {
    const other = b[axis] ?? side;
    return { start: Math.min(side.start, other.start), stop: Math.max(side.stop, other.stop) };
  });
}

function sideOf(part: Value | null, length: number): Side | null {
  if (part === null) return { start: 0, stop: length };
  if (part.kind === 'int') {
    const start = part.value < 0 ? part.value + length : part.value;
    return start >= 0 && start < length ? { start, stop: start + 1 } : null;
  }
  if (part.kind !== 'slice') return null;
  const start = edge(part.start, 0, length);
  const stop = edge(part.stop, length, length);
  const isPlain = part.step.kind === 'none' || (part.step.kind === 'int' && part.step.value === 1);
  return start === null || stop === null || !isPlain || stop <= start ? null : { start, stop };
}

function edge(value: Value, otherwise: number, length: number): number | null {
  if (value.kind === 'none') return otherwise;
  if (value.kind !== 'int') return null;
  const at = value.value < 0 ? value.value + length : value.value;
  return Math.min(length, Math.max(0, at));
}
