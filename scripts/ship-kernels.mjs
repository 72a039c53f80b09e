import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './root.mjs';

/** The kernels' WebAssembly as it is shipped, in `dist`. */
export const shippedKernels = 'pool.wasm.br';

const binary = path.join(root, 'src/engine/kernels/simd/binary.ts');

/**
 * Writes the kernels' WebAssembly module to a folder, compressed with Brotli.
 * @param {string} folder
 */
export async function writeKernels(folder) {
  const [, text] = /'([A-Za-z0-9+/=]+)'/.exec(await readFile(binary, 'utf8')) ?? [];
  if (text === undefined) throw new Error(`No module in ${binary}.`);
  await writeFile(
    path.join(folder, shippedKernels),
    brotliCompressSync(Buffer.from(text, 'base64')),
  );
}

/** Has the host read the kernels from that file on first use, in place of their base64. */
export const kernelsFromFile = {
  name: 'kernels-from-file',
  setup(building) {
    building.onLoad({ filter: /simd[\\/]module-bytes\.ts$/ }, () => ({ contents: source }));
  },
};

const source = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
export const moduleBytes = () =>
  brotliDecompressSync(readFileSync(join(__dirname, '${shippedKernels}')));
`;
