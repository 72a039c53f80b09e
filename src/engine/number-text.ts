/** A number as the panel writes it: at most two decimals, a true minus, ∞. */
export const number = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const large = Math.abs(value) >= 1e15;
  const text = large ? value.toPrecision(3) : String(Math.round(value * 100) / 100);
  return text.replace('-', '−').replace('e+', 'e');
};
