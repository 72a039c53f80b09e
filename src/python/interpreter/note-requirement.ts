import type { RequiredSize } from '../libraries/passage.js';
import type { Interpreter } from './interpreter.js';

/** More fixed sizes of a model than this say nothing new. */
const MOST = 64;

/** Remembers that a layer fixes a size that isn't known: inputs may be worked out from it. */
export function noteRequirement(
  { size, wanted, kind, built, parameter }: RequiredSize,
  { layers, present, requirements }: Interpreter,
): void {
  if (typeof size === 'number' || typeof wanted !== 'number') return;
  if (requirements.length >= MOST) return;
  const creation = built?.creation ?? null;
  const range = creation?.written.get(parameter)?.range ?? creation?.call?.range ?? null;
  requirements.push({
    size,
    wanted,
    layer: layers.path === '' ? kind : layers.path,
    isExact: parameter !== 'shape',
    range: range ?? present.site?.range ?? null,
  });
}
