const ORDER = [
  'bool',
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'bfloat16',
  'float16',
  'float32',
  'float64',
  'complex64',
  'complex128',
] as const;

/** The dtype of an operation on two arrays: the one that holds both. */
export function promote(a: string, b: string): string {
  return rankOf(a) >= rankOf(b) ? a : b;
}

/** Whether a dtype of this name holds fractions: floating point or complex. */
export function isFloating(dtype: string): boolean {
  return /^(b?float|complex)/u.test(dtype);
}

/** The dtype of an array combined with a Python number, which widens its kind only. */
export function withNumber(dtype: string, number: 'bool' | 'int' | 'float', float: string): string {
  if (number === 'bool' || isFloating(dtype)) return dtype;
  if (number === 'float') return float;
  return dtype === 'bool' ? 'int64' : dtype;
}

/** A number as an array of this dtype stores it. */
export function rounderOf(dtype: string): (value: number) => number {
  if (dtype === 'float32') return Math.fround;
  if (dtype === 'bool') return (value) => (value === 0 ? 0 : 1);
  if (dtype === 'uint8') return (value) => ((Math.trunc(value) % 256) + 256) % 256;
  if (isFloating(dtype)) return (value) => value;
  return Math.trunc;
}

/** Whether a name is that of a dtype. */
export function isDtype(name: string): boolean {
  return rankOf(name) >= 0;
}

function rankOf(dtype: string): number {
  return ORDER.findIndex((one) => one === dtype);
}
