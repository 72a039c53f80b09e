import type { Plan } from '../../engine/index.js';
import type { ActionLink } from '../../protocol/index.js';

/** The same layer as code of other frameworks, where it can be said there. */
export function copyAsOf(_plan: Plan): readonly ActionLink[] {
  return [];
}
