// Writes docs/notices: a page for each code, from its example and what is said of it.
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = new URL('.', import.meta.url);
const outfile = fileURLToPath(new URL('../../.cache/notice-pages.mjs', here));
await build({
  entryPoints: [fileURLToPath(new URL('pages.ts', here))],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
const { noticePages } = await import(pathToFileURL(outfile).href);
const folder = fileURLToPath(new URL('../../docs/notices/', here));
await mkdir(folder, { recursive: true });
for (const [file, text] of await noticePages()) await writeFile(path.join(folder, file), text);
