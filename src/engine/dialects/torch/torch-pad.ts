import type { AxisPadding } from '../../spec.js';

/**
 * `F.pad(x, (1, 0, 1, 0), value=…)` of PyTorch, which counts axes from the last; `x` itself where
 * nothing is added. Value and mode are Python, left out where empty.
 */
export const torchPad = (
  x: string,
  pads: readonly AxisPadding[],
  { value = '', mode = '' }: { readonly value?: string; readonly mode?: string } = {},
): string => {
  if (pads.every(({ before, after }) => before === 0 && after === 0)) return x;
  const cells = pads.toReversed().flatMap(({ before, after }) => [before, after]);
  const how = mode === '' ? '' : `, mode="${mode}"`;
  return `F.pad(${x}, (${cells.join(', ')})${how}${value === '' ? '' : `, value=${value}`})`;
};
