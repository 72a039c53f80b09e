import type { ArgumentValue } from './result.js';

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
