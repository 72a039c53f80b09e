/** How long reading may take before a panel says that it reads. */
export const SLOW_MILLISECONDS = 150;

/**
 * Does some work; `onSlow` is called once where it takes longer than so many milliseconds. Gives
 * what the work gives, and fails as it fails.
 */
export async function withSlowNotice<Result>(
  work: () => Promise<Result>,
  milliseconds: number,
  onSlow: () => void,
): Promise<Result> {
  const timer = setTimeout(onSlow, milliseconds);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
