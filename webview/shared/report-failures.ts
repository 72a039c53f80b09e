/** What went wrong in a page, for the log. */
export interface Failure {
  readonly type: 'failed';
  readonly message: string;
  readonly stack: string;
}

/** Tells the host of every error that nothing in the page caught. */
export function reportFailures(send: (failure: Failure) => void): void {
  const report = (error: unknown, message: string): void => {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    send({ type: 'failed', message, stack });
  };
  window.addEventListener('error', ({ error, message }) => report(error, message));
  window.addEventListener('unhandledrejection', ({ reason }) => {
    const failure: unknown = reason;
    report(failure, String(failure));
  });
}
