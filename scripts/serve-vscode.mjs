/**
 * Serves a provisioned VS Code on localhost, with a user data folder of its own.
 *
 *   node scripts/serve-vscode.mjs [folder]    serves until Ctrl-C, with this repository's extension
 */
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithThisProcess, interruption, killGroup } from './end-with-this-process.mjs';
import { newest, provision } from './provision-vscode.mjs';
import { isMain, root } from './root.mjs';

/** Settings under which a window shows nothing but the work, and pictures come out the same. */
export const calmSettings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/**
 * The settings' name of one of VS Code's own themes, which older releases spell otherwise.
 * @param {'dark' | 'light' | 'hc-dark' | 'hc-light'} kind
 * @param {string} [version] a code-server release
 */
export function themeName(kind, version = newest) {
  const name = themes[kind];
  return version === newest || name.startsWith('Default') ? name : `Default ${name}`;
}

/**
 * @typedef {object} ServedVSCode
 * @property {number} port on 127.0.0.1
 * @property {string} dataDir the user data folder
 * @property {(page: Opening) => string} address what to open in a browser
 * @property {(vsix: string) => void} installExtension as `code --install-extension` does
 * @property {() => Promise<void>} stop ends the server with all its children
 *
 * @typedef {object} Opening
 * @property {string} folder the workspace
 * @property {string} [extension] an extension's folder, loaded as under development
 * @property {string} [file] a file to open in an editor
 * @property {string} [tests] a module whose `run()` the extension host calls
 */

/**
 * Starts a VS Code server and resolves once it answers.
 * @param {object} [options]
 * @param {string} [options.version] a code-server release
 * @param {string} [options.dataDir] kept if given; else a temporary folder, removed by `stop`
 * @param {Record<string, unknown>} [options.settings] besides the calm ones
 * @param {boolean} [options.trustAll] false asks about trust, as a fresh install does
 * @param {Record<string, string>} [options.env] for the extension host
 * @param {readonly string[]} [options.extensions] folders of extensions that are installed
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<ServedVSCode>}
 */
export async function serve(options = {}) {
  const { version = newest, settings = {}, trustAll = true, env = {}, say } = options;
  const place = await provision(version, say);
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'vscode-served-')));
  const extensionsDir = path.join(dataDir, 'extensions');
  await mkdir(path.join(dataDir, 'User'), { recursive: true });
  await mkdir(extensionsDir, { recursive: true });
  const user = {
    ...calmSettings,
    'workbench.colorTheme': themeName('dark', version),
    'security.workspace.trust.enabled': !trustAll,
    ...settings,
  };
  await writeFile(path.join(dataDir, 'User/settings.json'), JSON.stringify(user, null, 2));
  for (const folder of options.extensions ?? []) {
    await cp(folder, path.join(extensionsDir, path.basename(folder)), { recursive: true });
  }
  const port = await freePort();
  const folders = ['--user-data-dir', dataDir, '--extensions-dir', extensionsDir];
  const childEnv = environment(place, env);
  const args = [
    place.entry,
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', ...folders],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(trustAll ? ['--disable-workspace-trust'] : []),
    // Without it, newer releases ignore the payload that names an extension under development.
    ...(version === newest ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
  const child = spawn(place.executable, args, {
    env: childEnv,
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      tail.push(String(chunk));
      if (tail.length > 40) tail.shift();
    });
  }
  const release = endWithThisProcess(child);

  const stop = async () => {
    killGroup(child, 'SIGTERM');
    await Promise.race([ended(child), pause(2000)]);
    killGroup(child, 'SIGKILL');
    await ended(child);
    release();
    if (options.dataDir === undefined) {
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    }
  };

  try {
    await answers(port, child);
  } catch (error) {
    await stop();
    throw new Error(`VS Code did not start:\n${tail.join('')}`, { cause: error });
  }
  return {
    port,
    dataDir,
    address: (opening) => addressOf(port, opening),
    installExtension: (vsix) => {
      const args = [place.entry, ...folders, '--install-extension', vsix, '--force'];
      const { status, stdout, stderr } = spawnSync(place.executable, args, {
        env: childEnv,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`Installing ${vsix} failed:\n${stdout}${stderr}`);
    },
    stop,
  };
}

/**
 * What to open in a browser.
 * @param {number} port
 * @param {Opening} opening
 */
export function addressOf(port, { folder, extension, file, tests }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

// What a surrounding VS Code or npm exports would change how the server starts.
function environment(place, extra) {
  const own = Object.entries(process.env).filter(
    ([key]) => !/^(VSCODE_|ELECTRON_|npm_|VITEST|NODE_OPTIONS$|CODE_SERVER)/.test(key),
  );
  const PATH = path.dirname(place.executable) + path.delimiter + (process.env.PATH ?? '');
  return { ...Object.fromEntries(own), NODE_ENV: 'production', PATH, ...extra };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(port, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    const ok = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await pause(50);
  }
  throw new Error('it did not answer within a minute');
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', resolve));
}

if (isMain(import.meta)) {
  const served = await serve({ say: console.log });
  const folder = path.resolve(process.argv[2] ?? path.join(root, 'examples'));
  console.log(served.address({ folder, extension: root }));
  await interruption();
  await served.stop();
}
