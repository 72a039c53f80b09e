import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { isMain, root } from './root.mjs';

const withoutTorch = 3;

/**
 * Runs the code that the product hands out, and the engine's convolutions, against a real PyTorch.
 * Says so in one line where there is none, which is no failure.
 * @returns {Promise<{ passed: number, failed: number, skipped: boolean }>}
 */
export async function recipes() {
  const input = JSON.stringify(await cases());
  for (const python of ['python3', '/usr/bin/python3']) {
    const { code, output } = await runChecks(python, input);
    if (code === withoutTorch || code === null) continue;
    console.log(output.trimEnd());
    const [, passed = '0', failed = '1'] = /(\d+) passed, (\d+) failed/.exec(output) ?? [];
    return { passed: Number(passed), failed: Number(failed), skipped: false };
  }
  console.log('recipes skipped: no python3 with PyTorch (Debian: apt-get install python3-torch)');
  return { passed: 0, failed: 0, skipped: true };
}

/** The cases, from the TypeScript beside the tests. */
async function cases() {
  const folder = await mkdtemp(path.join(tmpdir(), 'recipes-'));
  try {
    const outfile = path.join(folder, 'cases.mjs');
    const entryPoints = [path.join(root, 'test/recipes/cases.ts')];
    await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node' });
    const module = await import(pathToFileURL(outfile).href);
    return module.cases();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Feeds the cases to the checks in Python; a code of null where there is no such Python. */
function runChecks(python, input) {
  return new Promise((resolve) => {
    const child = spawn(python, [path.join(root, 'test/recipes/check.py')], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', () => resolve({ code: null, output }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

if (isMain(import.meta)) {
  const { failed } = await recipes();
  if (failed > 0) process.exitCode = 1;
}
