// Compiles the SIMD pooling kernels from AssemblyScript and writes them, as text, into the engine.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';

const folder = path.join(root, 'src/engine/kernels/simd');

/** The module that `binary.ts` should hold for the AssemblyScript as it is now. */
export const compileKernels = () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'pool-kernels-'));
  const wasm = path.join(scratch, 'pool.wasm');
  const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
  const options =
    '--enable simd --runtime stub --noAssert -O3 --converge --initialMemory 1 --disableWarning 112';
  const entry = path.join(folder, 'assembly/index.ts');
  try {
    execFileSync(process.execPath, [compiler, entry, ...options.split(' '), '-o', wasm], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return `${banner}export const poolModule =\n  '${readFileSync(wasm).toString('hex')}';\n`;
  } finally {
    rmSync(scratch, { recursive: true });
  }
};

const banner = `/**
 * The kernels of \`assembly/\`, compiled by \`npm run build:kernels\`. Hexadecimal, since that
 * compresses better than base64.
 */
`;

export const target = path.join(folder, 'binary.ts');

if (process.argv[1] === import.meta.filename) writeFileSync(target, compileKernels());
