/**
 * Bundles everything that runs into `dist/`.
 *
 *   node scripts/build.mjs                 for development, with source maps
 *   node scripts/build.mjs --production    minified, and held to the size budgets
 *   node scripts/build.mjs --watch         again at every change
 */
import { context } from 'esbuild';
import { minify } from 'terser';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMain, root } from './root.mjs';
import { checkBundleSizes } from './budgets.mjs';
import { writeNotices } from './notices.mjs';

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
  const targets = [
    host(shared),
    webHost(shared),
    core(shared),
    coreProcess(shared),
    commandLine(shared),
    terminal(shared),
    webview(shared),
  ].filter(hasSources);
  // What is shipped holds nothing of an earlier build.
  if (production) await rm(dist, { recursive: true, force: true });
  await mkdir(path.join(dist, 'webview'), { recursive: true });
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
    await compress(path.join(dist, 'core.cjs'));
    await checkBundleSizes();
  }
}

// The extension host: a small entry, and beside it what it loads when somebody needs it. Each is one
// file: VS Code looks at each that is required, which takes longer than a few kilobytes twice.
function host(shared) {
  return {
    ...shared,
    entryPoints: {
      extension: 'src/extension.ts',
      services: 'src/host/services.ts',
      platform: 'src/host/platform/node.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
    // VS Code hands out `vscode` to what is required, so these files are.
    supported: { 'dynamic-import': false },
    plugins: [apart],
  };
}

// The extension host of a browser: one file, since nothing but `vscode` can be required there.
function webHost(shared) {
  return {
    ...shared,
    entryPoints: { 'extension-web': 'src/extension-web.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'browser',
    target: 'chrome134',
    format: 'cjs',
    external: ['vscode'],
  };
}

// The core: one file that needs no runtime of its own, for a process as for a browser.
function core(shared) {
  return {
    ...shared,
    entryPoints: { core: 'src/core/entries/core.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    // It uses nothing of Node, but says so to Node which names it exports.
    platform: 'node',
    target: ['node22', 'chrome134'],
    format: 'cjs',
    mainFields: ['module', 'main'],
  };
}

// What the host starts as a process, with the Node that VS Code brings.
function coreProcess(shared) {
  return {
    ...shared,
    entryPoints: { 'core-process': 'src/core/entries/process.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    plugins: [apart],
  };
}

// Node 22 runs the command line as it is. All but its entry is required, so that V8's compiled code can be
// kept, and Node needn't look through it for names as it does through what is imported.
function commandLine(shared) {
  const requires = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;
  return {
    ...shared,
    entryPoints: { cli: 'src/cli.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    supported: { 'dynamic-import': false },
    banner: { js: `#!/usr/bin/env node\n${requires}` },
    plugins: [apart],
  };
}

function terminal(shared) {
  return {
    ...shared,
    entryPoints: { terminal: 'src/cli/terminal.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    supported: { 'dynamic-import': false },
    plugins: [apart],
  };
}

function webview(shared) {
  return {
    ...shared,
    entryPoints: { webview: 'webview/main.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    target: 'chrome134',
    format: 'iife',
    loader: { '.css': 'text' },
    tsconfig: 'webview/tsconfig.json',
    // Of modules, unlike scripts, what nobody needs is left out.
    mainFields: ['module', 'main'],
  };
}

// Names and statements that compress better than esbuild's: 512 kB become 496.
async function compress(file) {
  const options = { toplevel: true, ecma: 2020 };
  const { code } = await minify(await readFile(file, 'utf8'), options);
  await writeFile(file, code);
}

// Files of their own beside what loads them, by the names that it imports them by.
const APART = {
  core: 'core',
  terminal: 'terminal',
  services: 'services',
  'platform/node': 'platform',
};

const apart = {
  name: 'apart',
  setup(building) {
    building.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path: name }) => {
      if (kind === 'entry-point') return undefined;
      const file = Object.keys(APART).find((each) => name.endsWith(`/${each}.js`));
      return file === undefined ? undefined : { path: `./${APART[file]}.cjs`, external: true };
    });
  },
};

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
