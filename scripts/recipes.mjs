import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { isMain, root } from './root.mjs';

const missing = 3;

/** What code is run in; PyTorch first, with which all is compared. */
const frameworks = [
  'torch',
  'keras-torch',
  'keras-tensorflow',
  'keras-jax',
  'tensorflow',
  'flax',
  'onnx',
];

/**
 * Runs the code that the product hands out, and the engine's convolutions, against real frameworks.
 * Says so in one line for each that is not there, which is no failure: Keras recipes then run on a
 * stand-in.
 * @returns {Promise<{ passed: number, failed: number, skipped: boolean }>}
 */
export async function recipes() {
  const input = JSON.stringify(await cases());
  for (const python of ['python3', '/usr/bin/python3']) {
    const first = await runChecks(python, 'torch', input);
    if (first.code === missing || first.code === null) continue;
    const runs = [first];
    for (const framework of frameworks.slice(1)) {
      runs.push(await runChecks(python, framework, input));
    }
    if (runs[1].code === missing) {
      runs.push(await runChecks(python, 'keras-stand-in', input));
    }
    const counts = runs.map(({ code, output }) => {
      console.log(output.trimEnd());
      if (code === missing) return { passed: 0, failed: 0 };
      const [, passed = '0', failed = '1'] = /(\d+) passed, (\d+) failed/.exec(output) ?? [];
      return { passed: Number(passed), failed: Number(failed) };
    });
    return {
      passed: counts.reduce((all, { passed }) => all + passed, 0),
      failed: counts.reduce((all, { failed }) => all + failed, 0),
      skipped: false,
    };
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
function runChecks(python, framework, input) {
  return new Promise((resolve) => {
    const child = spawn(python, [path.join(root, 'test/recipes/check.py'), framework], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    let output = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.on('error', () => resolve({ code: null, output }));
    // Frameworks chat on standard error; it matters where a run came to no result.
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: output === '' ? complaints : output }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

if (isMain(import.meta)) {
  const { failed } = await recipes();
  if (failed > 0) process.exitCode = 1;
}
