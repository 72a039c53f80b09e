const MINUS = '\u2212';

/** A coordinate with a true minus. */
export const axisNumber = (at: number): string => (at < 0 ? MINUS : '') + String(Math.abs(at));
