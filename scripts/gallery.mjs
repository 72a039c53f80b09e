/**
 * Serves a page with a panel for every pooling and unpooling of the examples, and the stored pictures;
 * it loads anew at every change of the sources.
 *
 *   node scripts/gallery.mjs [port]    serves until Ctrl-C
 */
import { context } from 'esbuild';
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { interruption } from './end-with-this-process.mjs';
import { isMain, root } from './root.mjs';

const STORED = 'test/unit/picture/snapshots';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Poolscope: every picture</title>
  </head>
  <body>
    <script type="module" src="/dist/gallery/gallery-page.js"></script>
  </body>
</html>
`;

/** Serves the gallery at a port of this machine, 0: any that is free. Gives its address and how to end it. */
export async function serveGallery(port = 0) {
  const programs = {};
  for (const name of await readdir(path.join(root, 'examples'))) {
    if (!name.endsWith('.py')) continue;
    programs[name] = await readFile(path.join(root, 'examples', name), 'utf8');
  }
  const stored = (await readdir(path.join(root, STORED))).map((name) => `/${STORED}/${name}`);
  const outdir = path.join(root, 'dist/gallery');
  await mkdir(outdir, { recursive: true });
  await writeFile(path.join(outdir, 'index.html'), PAGE);
  const bundling = await context({
    absWorkingDir: root,
    bundle: true,
    entryPoints: ['test/webview/gallery/gallery-page.ts'],
    outdir,
    format: 'esm',
    target: 'chrome134',
    sourcemap: 'inline',
    tsconfig: 'webview/tsconfig.json',
    loader: { '.css': 'text' },
    mainFields: ['module', 'main'],
    define: { PROGRAMS: JSON.stringify(programs), STORED: JSON.stringify(stored) },
    logLevel: 'warning',
  });
  await bundling.watch();
  const served = await bundling.serve({ servedir: root, host: '127.0.0.1', port });
  return {
    address: `http://127.0.0.1:${String(served.port)}/dist/gallery/`,
    close: () => bundling.dispose(),
  };
}

if (isMain(import.meta)) {
  const { address, close } = await serveGallery(Number(process.argv[2] ?? 0));
  console.log(`The gallery is at ${address}; Ctrl-C ends it.`);
  await interruption();
  await close();
}
