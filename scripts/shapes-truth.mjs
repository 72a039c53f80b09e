import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { compareModel } from './shapes-truth/compare.mjs';
import { build } from './build.mjs';
import { isMain, root } from './root.mjs';
import { withLock } from './lock.mjs';

const run = promisify(execFile);
const cache = path.join(root, '.cache', 'torchvision');
const builtCli = path.join(root, 'dist', 'cli.js');

/**
 * Reads every model of a truth file with the command line and compares pooling sites, parameters
 * and shapes with what the real framework did.
 *
 * `node scripts/shapes-truth.mjs [TRUTH.json] [SOURCES] [CLI]`: without SOURCES, Debian's
 * torchvision is unpacked into an ignored folder (never installed, never committed).
 */
async function main() {
  const [truthFile, sourcesFolder, cli = builtCli] = process.argv.slice(2);
  const truth = JSON.parse(
    await readFile(truthFile ?? path.join(root, 'test/conformance/data/shapes-dev.json'), 'utf8'),
  );
  if (!existsSync(cli)) await build();
  const sources = sourcesFolder ?? (await torchvisionSources());
  let passed = 0;
  let failed = 0;
  for (const model of truth.models) {
    const started = performance.now();
    const faults = await check(model, sources, cli);
    const time = `${Math.round(performance.now() - started)} ms`;
    if (faults.length === 0) passed += 1;
    else failed += 1;
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${model.id} (${time})`);
    for (const fault of faults.slice(0, 12)) console.log(`       ${fault}`);
    if (faults.length > 12) console.log(`       and ${faults.length - 12} more`);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function check(model, sources, cli) {
  const { entry } = model;
  const inputs = Array.isArray(model.input[0]) ? model.input : [model.input];
  const words = ['shapes', path.join(sources, entry.file), '--root', sources, '--json'];
  words.push('--entry', entry.function, '--kwargs', JSON.stringify(entry.kwargs));
  if (entry.attr) words.push('--attr', entry.attr);
  if (model.mode === 'train') words.push('--train');
  for (const input of inputs) words.push('--input', input.join('x'));
  try {
    const { stdout } = await run(process.execPath, [cli, ...words], { maxBuffer: 2 ** 28 });
    return compareModel(model, JSON.parse(stdout));
  } catch (error) {
    return [String(error.stderr || error.message).trim()];
  }
}

/** The folder of torchvision's Python sources, taken from Debian's package once. */
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

if (isMain(import.meta)) await main();
