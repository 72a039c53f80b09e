/**
 * Tries made-up code, broken code and made-up messages on the reader, the engine, the pictures and
 * the checks of messages, for a while.
 *
 *   npm run fuzz -- --seconds 60 --seed 1
 *
 * A case that fails, takes too long or takes too much memory is printed with its seed and its input.
 * The last line is `N passed, N failed`.
 */
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMain, root } from './root.mjs';

/**
 * Tries cases for so many seconds.
 * @param {{ seconds: number, seed: number }} settings
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function fuzz(settings) {
  const outdir = path.join(root, `.cache/fuzz-${process.pid}`);
  await build({
    entryPoints: ['run', 'trial-thread'].map((name) => path.join(root, `test/fuzz/${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  try {
    const { run } = await import(pathToFileURL(path.join(outdir, 'run.mjs')).href);
    return await run({ ...settings, root, thread: path.join(outdir, 'trial-thread.mjs') });
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, seed: { type: 'string' } },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const { passed, failed } = await fuzz({ seconds: Number(values.seconds ?? 60), seed });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
