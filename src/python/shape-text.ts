import type { Dimension } from './dimension.js';

/** Sizes as readers see them: `1×64×112×112`, `N×64×H×(W−2)`, and `()` for a single number. */
export const shapeText = (shape: readonly Dimension[]): string =>
  shape.length === 0
    ? '()'
    : shape.map((size) => (typeof size === 'number' ? String(size) : wrapped(size.text))).join('×');

const wrapped = (text: string): string => (/[\s+*×/−-]/u.test(text) ? `(${text})` : text);
