import { say } from '../../../engine/phrase.js';
import type { BinaryOperator } from '../../tree/nodes.js';
import { bool, float, int } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { arithmetic, largeArithmetic } from './arithmetic.js';

/** A binary operator on numbers that are known; null: they aren't both, or it has none for them. */
export function onNumbers(
  operator: BinaryOperator,
  a: Value,
  b: Value,
  interpreter: Interpreter,
): Value | null {
  const left = numberOf(a);
  const right = numberOf(b);
  if (left === null || right === null) return null;
  if (a.kind === 'bool' && b.kind === 'bool' && /^[&|^]$/.test(operator)) {
    if (operator === '&') return bool(a.value && b.value);
    return bool(operator === '|' ? a.value || b.value : a.value !== b.value);
  }
  if (right === 0 && /^(\/|\/\/|%)$/.test(operator)) {
    return interpreter.exceptions.raise('ZeroDivisionError', 'division by zero');
  }
  const value = arithmetic(operator, left, right);
  if (value === null) return null;
  const isFraction = operator === '/' || (operator === '**' && right < 0);
  if (a.kind === 'float' || b.kind === 'float') return float(value);
  if (!Number.isFinite(value)) {
    return interpreter.unknown(say('it is a number of more than 308 digits'));
  }
  if (isFraction) return float(value);
  const isExact = [left, right, value].every((one) => Number.isSafeInteger(one));
  const whole = isExact ? value : largeArithmetic(operator, left, right);
  return whole === null
    ? interpreter.unknown(say('it is a whole number of more than 15 digits'))
    : int(whole);
}

/** A number that is known; null: it is none. */
export function numberOf(value: Value): number | null {
  if (value.kind === 'int' || value.kind === 'float') return value.value;
  return value.kind === 'bool' ? Number(value.value) : null;
}
