import { say } from '../../engine/phrase.js';
import { isEqual } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import type { SourceRange } from '../../python/site.js';
import type { CodeText } from './code-text.js';
import { aroundArgument } from './told-ways.js';
import type { Idea } from './way-out.js';

/** The axes put in the order that the layer reads, where the channels stand last. */
export function permuteChannels(misfit: Misfit, call: SourceRange | null, code: CodeText): Idea {
  const { arrived, told } = misfit;
  const shape = arrived[0]?.shape ?? [];
  if (shape.length < 3 || told === null || isEqual(shape.at(-1) ?? 0, told.size) !== true)
    return [];
  const order = [0, shape.length - 1, ...shape.slice(1, -1).map((_, axis) => axis + 1)].join(', ');
  const title = say('Insert permute({order})', { order });
  return aroundArgument(call, code, (x) => `${bracketed(x)}.permute(${order})`, title);
}

/** Text as something that a method can be called on. */
export function bracketed(text: string): string {
  return /^[\w.]+(\(.*\)|\[.*\])*$/su.test(text) ? text : `(${text})`;
}
