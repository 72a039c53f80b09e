import lockfile from 'proper-lockfile';

/**
 * Runs `work` while holding a lock on a path, so that two processes never provision one place at once.
 * @template T
 * @param {string} place
 * @param {(line: string) => void} say told once if there is someone to wait for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(place, say, work) {
  if (await lockfile.check(place, { realpath: false })) {
    say('Another process is provisioning; waiting for it …');
  }
  const release = await lockfile.lock(place, {
    realpath: false,
    retries: { forever: true, minTimeout: 500, factor: 1 },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
