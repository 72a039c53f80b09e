/**
 * Ends a detached child and everything it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Makes sure that a detached child does not outlive this process. Returns how to let it go.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithThisProcess(child) {
  const kill = () => killGroup(child, 'SIGKILL');
  process.once('exit', kill);
  return () => process.off('exit', kill);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Lets `exit` listeners run when a signal ends this process. Returns how to stop that. */
export function exitOnSignal() {
  const exit = () => process.exit(130);
  for (const signal of signals) process.once(signal, exit);
  return () => {
    for (const signal of signals) process.off(signal, exit);
  };
}

/** Resolves at Ctrl-C, or when a process manager asks this process to end. */
export function interruption() {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, resolve);
  });
}
