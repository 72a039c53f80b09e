import { say } from '../phrase.js';
import type { ArgumentValue } from '../result.js';
import type { NoticeFix } from './notice.js';

/** The fix that sets an argument; `shown` is how the code says it where that is not Python. */
export const setArgument = (
  parameter: string,
  value: ArgumentValue,
  shown = `${parameter}=${pythonOf(value)}`,
): NoticeFix => ({
  kind: 'argument',
  label: say('Set {argument}', { argument: shown }),
  parameter,
  value,
});

/** A value as Python writes it. */
export const pythonOf = (value: ArgumentValue): string => {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return String(value);
  if ('float' in value) {
    return Number.isInteger(value.float) ? `${String(value.float)}.0` : String(value.float);
  }
  return `(${value.map(pythonOf).join(', ')}${value.length === 1 ? ',' : ''})`;
};
