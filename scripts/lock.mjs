import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` while holding a folder as a lock, so that two processes never provision one place at
 * once. A lock whose owner has ended is taken over.
 * @template T
 * @param {string} folder the lock
 * @param {(line: string) => void} say told once if there is someone to wait for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, say, work) {
  let told = false;
  while (!(await take(folder))) {
    if (!told) say('Another process is provisioning; waiting for it …');
    told = true;
    await pause(500);
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(folder) {
  const owner = path.join(folder, 'pid');
  try {
    await mkdir(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (await isAbandoned(folder, owner)) await rm(folder, { recursive: true, force: true });
    return false;
  }
  await writeFile(owner, String(process.pid));
  return true;
}

// An owner writes its number right after making the folder.
async function isAbandoned(folder, owner) {
  const pid = Number(await readFile(owner, 'utf8').catch(() => '0'));
  if (pid > 0) return !isAlive(pid);
  const made = await stat(folder).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > 5000;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
