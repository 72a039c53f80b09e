import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { frameworkValues } from '../framework-values.js';
import { onnxPool } from '../onnx-pool.js';
import { report } from '../report.js';
import type { Format } from '../suite.js';
import { torchValues } from '../torch-values.js';
import { onnxCases, type Runtime } from './onnx-cases.js';
import { Seeded } from './seeded.js';
import { tfjsCases, type Tfjs } from './tfjs-cases.js';

/** Fresh cases of a framework, or why there are none. */
type Made =
  | { readonly kind: 'cases'; readonly file: unknown; readonly format: Format }
  | { readonly kind: 'missing'; readonly reason: string };

const usage =
  'npm run conformance:random -- --framework torch|tensorflow|jax|tfjs|onnxruntime [--cases N] [--seed S] [--python PATH]';

/**
 * Makes random cases by running a framework, runs them through the engine and prints what differs.
 * Gives the exit code: 0 if nothing differs, or if the framework is missing, which it says.
 */
export const runRandom = async (args: readonly string[], folder: string): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      framework: { type: 'string' },
      cases: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      python: { type: 'string' },
    },
  });
  const count = Number(values.cases);
  const seed = Number(values.seed);
  const { framework } = values;
  if (framework === undefined || !Number.isInteger(count) || !Number.isInteger(seed)) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const made = await make(framework, count, seed, values.python, folder);
  if (made.kind === 'missing') {
    process.stdout.write(`Skipped: ${framework} is not here (${made.reason}).\n`);
    return 0;
  }
  const results = made.format.run(made.file);
  const failed = results.filter(({ failure }) => failure !== null).length;
  const name = `${framework}, ${String(count)} cases of seed ${String(seed)}`;
  process.stdout.write(`${report(name, results)}\n`);
  process.stdout.write(`${String(results.length - failed)} passed, ${String(failed)} failed\n`);
  return failed === 0 && results.length > 0 ? 0 : 1;
};

const make = async (
  framework: string,
  count: number,
  seed: number,
  python: string | undefined,
  folder: string,
): Promise<Made> => {
  const random = new Seeded(seed);
  switch (framework) {
    case 'torch':
    case 'tensorflow':
    case 'jax': {
      const pythons = python === undefined ? usualPythons : [python];
      const format = framework === 'torch' ? torchValues : frameworkValues;
      return pythonCases(`${folder}${framework}_cases.py`, format, count, seed, pythons);
    }
    case 'tfjs': {
      const loaded = await library<Tfjs>('@tensorflow/tfjs');
      if (typeof loaded === 'string') return { kind: 'missing', reason: loaded };
      return {
        kind: 'cases',
        file: await tfjsCases(loaded, random, count),
        format: frameworkValues,
      };
    }
    case 'onnxruntime': {
      const loaded = await library<Runtime>('onnxruntime-web');
      if (typeof loaded === 'string') return { kind: 'missing', reason: loaded };
      // In WebAssembly its vectors compare NaN otherwise than on x86, which the engine follows.
      const file = await onnxCases(loaded, random, count, { withNan: false });
      return { kind: 'cases', file, format: onnxPool };
    }
    default:
      return { kind: 'missing', reason: 'no generator for it' };
  }
};

/** A distribution's Python may have a framework where the one in front of it has not. */
const usualPythons = ['python3', '/usr/bin/python3'];

const pythonCases = (
  script: string,
  format: Format,
  count: number,
  seed: number,
  pythons: readonly string[],
): Made => {
  let reason = '';
  for (const python of pythons) {
    const ran = spawnSync(python, [script, String(count), String(seed)], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (ran.error === undefined && ran.status !== 0) {
      throw new Error(`${script} failed:\n${ran.stderr}`);
    }
    const file: unknown = ran.error === undefined ? JSON.parse(ran.stdout) : null;
    if (typeof file === 'object' && file !== null && !('missing' in file)) {
      return { kind: 'cases', file, format };
    }
    reason = ran.error?.message ?? 'no such module';
  }
  return { kind: 'missing', reason };
};

/** A package, or why it can't be loaded. */
const library = async <T>(name: string): Promise<T | string> => {
  try {
    const loaded: { readonly default?: T } & T = await import(/* @vite-ignore */ name);
    return loaded.default ?? loaded;
  } catch (error) {
    return String(error).slice(0, 200);
  }
};
