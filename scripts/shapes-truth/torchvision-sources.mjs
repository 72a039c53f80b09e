import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { withLock } from '../lock.mjs';
import { root } from '../root.mjs';

const run = promisify(execFile);
const cache = path.join(root, '.cache', 'torchvision');

/** The folder of torchvision's Python sources, taken from Debian's package once, never installed. */
export async function torchvisionSources() {
  const folder = path.join(cache, 'usr/lib/python3/dist-packages');
  const marker = path.join(folder, 'torchvision/models/alexnet.py');
  await mkdir(path.dirname(cache), { recursive: true });
  await withLock(cache, console.log, async () => {
    if (await stat(marker).catch(() => null)) return;
    const download = await mkdtemp(`${cache}-`);
    try {
      await run('apt-get', ['download', 'python3-torchvision'], { cwd: download });
      const deb = (await readdir(download)).find((name) => name.endsWith('.deb'));
      if (deb === undefined) throw new Error('apt-get downloaded no python3-torchvision package.');
      const unpacked = path.join(download, 'unpacked');
      await run('dpkg', ['-x', path.join(download, deb), unpacked]);
      await rm(cache, { recursive: true, force: true });
      await rename(unpacked, cache);
    } finally {
      await rm(download, { recursive: true, force: true });
    }
  });
  return folder;
}
