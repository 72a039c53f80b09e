/**
 * Finds the Chromium, Chrome or Edge that drives the tests and the pictures.
 *
 *   node scripts/find-browser.mjs    prints its path; installs Debian's `chromium` where none is
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { isMain } from './root.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const elsewhere = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].map((file) => path.join(folder, file));
  }),
};

/** Arguments that keep a headless Chromium calm, and let it run as root in a container. */
export const browserArguments = [
  ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/**
 * The path of an installed browser: `POOLSCOPE_BROWSER` if set, else the first one found.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const chosen = process.env.POOLSCOPE_BROWSER;
  if (chosen !== undefined && chosen !== '') return chosen;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...(elsewhere[process.platform] ?? [])].find(isExecutable);
}

/**
 * A browser that is surely there: Debian's is installed where none is found and it may be.
 * @param {(line: string) => void} [say]
 */
export function requireBrowser(say = console.log) {
  const found = findBrowser() ?? installOnDebian(say);
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium, Chrome or Edge found: install one (on Debian: apt-get install chromium), or set POOLSCOPE_BROWSER to its path.',
  );
}

function installOnDebian(say) {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
  if (!mayInstall || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  say('No Chromium, Chrome or Edge found: installing chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed (${status}):\n${stderr}`);
  }
  return findBrowser();
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (isMain(import.meta)) {
  try {
    console.log(requireBrowser(console.error));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
