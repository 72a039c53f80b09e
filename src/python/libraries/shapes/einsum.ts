import { isEqual, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';

/**
 * The shape of an Einstein sum: `bhwc,hkc->bhwk`. An ellipsis stands for the axes no letter names.
 * Null: the equation doesn't fit the operands.
 */
export function einsumShape(equation: string, shapes: readonly Shape[]): Shape | null {
  const text = equation.replaceAll(/\s/gu, '');
  const [left = '', right] = text.split('->');
  const terms = left.split(',');
  if (terms.length !== shapes.length) return null;
  const sizes = new Map<string, Dimension>();
  let ellipsis: Shape = [];
  for (const [index, term] of terms.entries()) {
    const shape = shapes[index] ?? [];
    const bound = bindAxes(term, shape, sizes);
    if (bound === null) return null;
    if (bound.length > ellipsis.length) ellipsis = bound;
  }
  return [...lettersOf(right ?? implicitOutput(terms))].flatMap((letter) =>
    letter === '…' ? ellipsis : [sizes.get(letter) ?? 1],
  );
}

/** Letters of a term, `…` for an ellipsis. */
function lettersOf(term: string): string[] {
  return [...term.replace('...', '…')];
}

function bindAxes(term: string, shape: Shape, sizes: Map<string, Dimension>): Shape | null {
  const letters = lettersOf(term);
  const open = letters.indexOf('…');
  const extra = shape.length - (letters.length - (open < 0 ? 0 : 1));
  if (extra < 0 || (open < 0 && extra !== 0)) return null;
  const named = open < 0 ? letters : letters.toSpliced(open, 1);
  const axes = open < 0 ? shape : shape.toSpliced(open, extra);
  for (const [axis, letter] of named.entries()) {
    const size = axes[axis] ?? 1;
    const known = sizes.get(letter);
    if (known !== undefined && known !== 1 && size !== 1 && isEqual(known, size) === false)
      return null;
    if (known === undefined || known === 1 || typeof size === 'number') {
      if (size !== 1 || known === undefined) sizes.set(letter, size);
    }
  }
  return open < 0 ? [] : shape.slice(open, open + extra);
}

/** Without `->` the letters that occur once are kept, in alphabetical order. */
function implicitOutput(terms: readonly string[]): string {
  const letters = terms.flatMap(lettersOf);
  const once = letters.filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter));
  const dots = letters.includes('…') ? '…' : '';
  return (
    dots +
    once
      .filter((letter) => letter !== '…')
      .sort()
      .join('')
  );
}
