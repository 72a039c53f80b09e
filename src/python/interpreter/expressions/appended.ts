import { append } from '../../values/create.js';
import type { UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** Puts more items behind others; gives the reason where they are too many together, and null else. */
export function appended(
  items: Value[],
  more: readonly Value[],
  interpreter: Interpreter,
): UnknownValue | null {
  const { budget, here } = interpreter;
  const reason = budget.refusal(items.length + more.length, 'items', here);
  if (reason !== null) return interpreter.unknown(reason);
  append(items, more);
  return null;
}
