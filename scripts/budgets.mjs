import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

const kilobyte = 1000;
const webEntry = 'extension-web.cjs';
const elsewhere = new Set([webEntry, 'terminal.cjs']);

/**
 * The most that each part may weigh, in bytes. Growing past one fails the build.
 * @type {Record<string, number>}
 */
export const budgets = {
  'host entry, minified': 15 * kilobyte,
  'host and core, gzip': 550 * kilobyte,
  'web host and core, gzip': 550 * kilobyte,
  'webview, gzip': 170 * kilobyte,
  VSIX: 1500 * kilobyte,
};

/** Weighs the bundles of a production build; throws if one is over its budget. */
export async function checkBundleSizes() {
  report(await bundleSizes());
}

/**
 * What the bundles of a production build weigh, in bytes.
 * @returns {Promise<Record<string, number>>}
 */
export async function bundleSizes() {
  const dist = path.join(root, 'dist');
  const names = await readdir(dist);
  const hostCode = names.filter((name) => name.endsWith('.cjs') && !elsewhere.has(name));
  const webview = path.join(dist, 'webview');
  const scripts = (await readdir(webview)).filter((name) => name.endsWith('.js'));
  return {
    'host entry, minified': (await stat(path.join(dist, 'extension.cjs'))).size,
    'host and core, gzip': await gzipped(dist, hostCode),
    'web host and core, gzip': await gzipped(dist, [webEntry, 'core.cjs']),
    'webview, gzip': await gzipped(webview, scripts),
  };
}

/** Weighs a packaged extension; throws if it is over its budget. */
export async function checkPackageSize(file) {
  report({ VSIX: (await stat(file)).size });
}

async function gzipped(folder, names) {
  let total = 0;
  for (const name of names) {
    total += gzipSync(await readFile(path.join(folder, name)), { level: 9 }).length;
  }
  return total;
}

function report(weights) {
  const over = [];
  for (const [name, bytes] of Object.entries(weights)) {
    const limit = budgets[name];
    const line = `${name}: ${kilobytes(bytes)} of ${kilobytes(limit)}`;
    console.log(line);
    if (bytes > limit) over.push(line);
  }
  if (over.length > 0) throw new Error(`Over budget: ${over.join('; ')}`);
}

function kilobytes(bytes) {
  return `${(bytes / kilobyte).toFixed(1)} kB`;
}
