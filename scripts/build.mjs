/**
 * Bundles everything that runs into `dist/`.
 *
 *   node scripts/build.mjs                 for development, with source maps
 *   node scripts/build.mjs --production    minified, and held to the size budgets
 *   node scripts/build.mjs --watch         again at every change
 */
import { context, transform } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pageScripts } from './page-scripts.mjs';
import { isMain, root } from './root.mjs';
import { checkBundleSizes } from './budgets.mjs';
import { minified } from './minify.mjs';
import { writeNotices } from './notices.mjs';
import { kernelsFromFile, writeKernels } from './ship-kernels.mjs';
import { shortTemplates } from './short-templates.mjs';

const dist = path.join(root, 'dist');

/**
 * @param {{ production?: boolean, watch?: boolean }} [options]
 */
export async function build({ production = false, watch = false } = {}) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
  };
  const targets = [host(shared), commandLine(shared), webview(shared)].filter(hasSources);
  // What is shipped holds nothing of an earlier build.
  if (production) await rm(dist, { recursive: true, force: true });
  await mkdir(path.join(dist, 'webview'), { recursive: true });
  await writeKernels(dist);
  const contexts = await Promise.all(targets.map((target) => context(target)));
  if (watch) {
    await Promise.all(contexts.map((each) => each.watch()));
    console.log('Watching for changes; Ctrl-C ends it.');
    return;
  }
  const results = await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  const metafiles = results.map((result) => result.metafile);
  await writeNotices(metafiles);
  if (production) {
    await checkBundleSizes();
  }
}

// The extension host: a small entry, and a chunk for whatever is imported with `import()`.
function host(shared) {
  return {
    ...shared,
    minify: false,
    // The workbench has a name of its own, since what is compiled of it is kept.
    entryPoints: { extension: 'src/extension.ts', workbench: 'src/host/workbench.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    splitting: true,
    external: ['vscode'],
    sourcemap: shared.minify ? false : 'inline',
    write: false,
    plugins: [kernelsFromFile, commonJs(shared)],
  };
}

// Node 20 runs the command line as it is.
function commandLine(shared) {
  return {
    ...shared,
    entryPoints: { cli: 'src/cli.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
  };
}

function webview(shared) {
  return {
    ...shared,
    entryPoints: { page: 'webview/page.ts', panel: 'webview/panel.ts', lab: 'webview/lab/lab.ts' },
    outdir: 'dist/webview',
    chunkNames: '[name]-[hash]',
    platform: 'browser',
    target: 'chrome134',
    format: 'esm',
    splitting: true,
    loader: { '.css': 'text' },
    tsconfig: 'webview/tsconfig.json',
    // Of modules, unlike scripts, what nobody needs is left out.
    mainFields: ['module', 'main'],
    write: false,
    plugins: [...(shared.minify ? [shortTemplates] : []), pageScripts(shared.minify)],
  };
}

// esbuild splits only ES modules, and VS Code intercepts `vscode` most cheaply in CommonJS: so the
// host is split first, and each file is turned into CommonJS after that.
function commonJs({ minify, sourcemap }) {
  return {
    name: 'common-js',
    setup(building) {
      building.onEnd(async ({ outputFiles = [] }) => {
        for (const file of outputFiles) {
          const { code } = await transform(requiringChunks(file.text), {
            format: 'cjs',
            platform: 'node',
            target: 'node22',
            sourcemap: sourcemap ? 'inline' : false,
            sourcefile: path.basename(file.path),
            legalComments: 'none',
            charset: 'utf8',
          });
          const name = path.basename(file.path);
          await writeFile(file.path, minify ? await minified(name, code, 'node22') : code);
        }
      });
    },
  };
}

// VS Code hands out `vscode` to what is required, so chunks are; `import()` of Node's own modules
// stays, since a package may have a `require` of its own around it.
function requiringChunks(code) {
  return code.replaceAll(
    /\bimport\("(\.\/[^"]+)"\)/g,
    'Promise.resolve().then(() => require("$1"))',
  );
}

function hasSources({ entryPoints }) {
  for (const source of Object.values(entryPoints)) {
    if (existsSync(path.join(root, source))) continue;
    console.warn(`No ${source} yet.`);
    delete entryPoints[Object.keys(entryPoints).find((key) => entryPoints[key] === source)];
  }
  return Object.keys(entryPoints).length > 0;
}

if (isMain(import.meta)) {
  await build({
    production: process.argv.includes('--production'),
    watch: process.argv.includes('--watch'),
  });
}
