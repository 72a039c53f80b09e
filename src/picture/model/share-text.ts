/** A share as the table says it: `27 %`, `1.1 %`, `<0.1 %`, `0 %`; `fine` keeps a decimal more. */
export function shareText(part: number | null, total: number, fine = false): string {
  if (part === null) return '?';
  if (part === 0 || total === 0) return '0 %';
  const percent = (100 * part) / total;
  if (fine) {
    if (percent < 0.001) return '<0.001 %';
    return `${percent < 0.1 ? percent.toPrecision(2) : percent.toFixed(1)} %`;
  }
  if (percent < 0.1) return '<0.1 %';
  return percent < 9.95 ? `${percent.toFixed(1)} %` : `${Math.round(percent)} %`;
}
