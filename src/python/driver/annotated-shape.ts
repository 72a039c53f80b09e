import type { Shape } from '../site.js';
import { sizesIn } from './declared-inputs.js';

/**
 * The shape that an annotation tells: jaxtyping's `Float[Tensor, "b 3 224 224"]`, or
 * `Annotated[Tensor, (1, 3, 224, 224)]`. Null where it tells none.
 */
export function annotatedShape(annotation: string): Shape | null {
  const quoted = /\[[^'"]*['"]([^'"]+)['"]\s*,?\s*\]\s*$/.exec(annotation);
  if (quoted !== null) return wordsAsShape((quoted[1] ?? '').trim().split(/\s+/));
  const listed = /^(?:\w+\.)*Annotated\[.*[([]([\w\s,]+)[)\]]\s*\]$/s.exec(annotation);
  return listed === null ? null : wordsAsShape((listed[1] ?? '').split(','));
}

function wordsAsShape(words: readonly string[]): Shape | null {
  const plain = words.map((word) => word.trim().replace(/^\w+=/, '')).filter((word) => word !== '');
  if (plain.some((word) => !/^\w+$/.test(word))) return null;
  return plain.length === 0 ? null : sizesIn(plain);
}
