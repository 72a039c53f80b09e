import type { Shape } from '../site.js';
import { sizesIn } from './declared-inputs.js';

/**
 * The shape that an annotation tells: jaxtyping's `Float[Tensor, "b 3 224 224"]`, or
 * `Annotated[Tensor, (1, 3, 224, 224)]`, torchtyping's `TensorType["b", 3, 224, 224]`, nptyping's
 * `NDArray[Shape["1, 3, 64, 64"], Float]`. Null where it tells none.
 */
export function annotatedShape(annotation: string): Shape | null {
  const counted = /\bShape\[\s*['"]([^'"]+)['"]\s*\]/u.exec(annotation);
  if (counted !== null) return wordsAsShape((counted[1] ?? '').split(','));
  const named = /^(?:\w+\.)*TensorType\[(.*)\]$/su.exec(annotation);
  if (named !== null) return sizesOfTensorType(named[1] ?? '');
  const quoted = /\[[^'"]*['"]([^'"]+)['"]\s*,?\s*\]\s*$/.exec(annotation);
  if (quoted !== null) return wordsAsShape((quoted[1] ?? '').trim().split(/\s+/));
  const listed = /^(?:\w+\.)*Annotated\[.*[([]([\w\s,]+)[)\]]\s*\]$/s.exec(annotation);
  return listed === null ? null : wordsAsShape((listed[1] ?? '').split(','));
}

/** torchtyping's `TensorType["batch", 3, 224, 224]`; a name with a number is that number. */
function sizesOfTensorType(inside: string): Shape | null {
  const words = inside.split(',').map((word) => word.trim().replaceAll(/['"]/gu, ''));
  const sizes = words.map((word) => /^\w+\s*:\s*(\d+)$/u.exec(word)?.[1] ?? word);
  return wordsAsShape(
    sizes.filter((word) => !/^(?:torch\.)?(?:float|int|u?int\d+|float\d+)$/u.test(word)),
  );
}

function wordsAsShape(words: readonly string[]): Shape | null {
  const plain = words.map((word) => word.trim().replace(/^\w+=/, '')).filter((word) => word !== '');
  if (plain.some((word) => !/^\w+$/.test(word))) return null;
  return plain.length === 0 ? null : sizesIn(plain);
}
