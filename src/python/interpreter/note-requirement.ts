import type { RequiredSize } from '../libraries/passage.js';
import type { Interpreter } from './interpreter.js';
import { misfitOf } from './refusals.js';

/** More fixed sizes of a model than this say nothing new. */
const MOST = 64;

/** Remembers that a layer fixes a size that isn't known: inputs may be worked out from it. */
export function noteRequirement(
  { size, wanted, kind, mismatch }: RequiredSize,
  interpreter: Interpreter,
): void {
  const { layers, present, requirements } = interpreter;
  if (typeof size === 'number' || typeof wanted !== 'number') return;
  if (requirements.length >= MOST) return;
  const misfit = mismatch === null ? null : misfitOf(mismatch, interpreter);
  const range = misfit?.told?.range ?? misfit?.layer.built ?? null;
  requirements.push({
    size,
    wanted,
    layer: layers.path === '' ? kind : layers.path,
    range: range ?? present.site?.range ?? null,
    misfit,
  });
}
