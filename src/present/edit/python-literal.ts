import type { ArgumentValue } from '../../engine/index.js';

const isFloat = (value: ArgumentValue): value is { readonly float: number } =>
  typeof value === 'object' && value !== null && 'float' in value;

/** A value as Python code: `(2, 2)`, `None`, `True`, `'same'`, `2.0`. */
export const pythonLiteral = (value: ArgumentValue): string => {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isFloat(value)) return float(value.float);
  const items = value.map(pythonLiteral);
  return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
};

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

const float = (value: number): string => {
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "float('-inf')";
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);
};
