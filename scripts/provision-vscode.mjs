/**
 * Provisions the VS Code that the npm package `code-server` ships: the genuine workbench, extension
 * host and webviews, served to a browser. It goes into `.cache/`, which git ignores.
 *
 *   node scripts/provision-vscode.mjs            the newest supported VS Code (1.139)
 *   node scripts/provision-vscode.mjs 4.110.0    the oldest (1.110)
 */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMain, root } from './root.mjs';
import { endWithThisProcess } from './end-with-this-process.mjs';
import { withLock } from './lock.mjs';

/** The code-server releases the product is tested on, with the Node release each one runs on. */
export const releases = {
  '4.139.1': { vscode: '1.139', node: undefined },
  '4.110.0': { vscode: '1.110', node: '22' },
};

// Modules of the workbench's server that are built here, for the Node it runs on.
const native = ['@vscode/spdlog', '@vscode/native-watchdog', 'node-pty', '@parcel/watcher'];

export const newest = '4.139.1';
export const oldest = '4.110.0';

/**
 * Where a provisioned VS Code lives, and how to start it.
 * @param {string} version a key of `releases`
 */
export function locate(version) {
  const release = releases[version];
  if (release === undefined) {
    throw new Error(
      `No code-server ${version} here: choose one of ${Object.keys(releases).join(', ')}.`,
    );
  }
  const folder = path.join(root, '.cache', `vscode-${release.vscode}`);
  return {
    ...release,
    version,
    folder,
    marker: path.join(folder, 'provisioned.json'),
    entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
    executable: release.node === undefined ? currentNode() : path.join(folder, nodeBinary),
  };
}

const nodeBinary = 'node_modules/node/bin/node';

// The Node that `npm ci` brings, which is newer than the machine's own may be.
function currentNode() {
  const own = path.join(root, nodeBinary);
  return existsSync(own) ? own : process.execPath;
}

/**
 * Makes sure that the given release is there, and returns its place. The marker is written last, so
 * that an interrupted run starts again; a second run returns at once.
 * @param {string} [version] a key of `releases`
 * @param {(line: string) => void} [say] receives one progress line per step
 */
export async function provision(version = newest, say = console.log) {
  const place = locate(version);
  if (isComplete(place)) return place;
  await mkdir(path.dirname(place.folder), { recursive: true });
  return withLock(place.folder, say, async () => {
    if (!isComplete(place)) await install(place, say);
    return place;
  });
}

function isComplete({ marker, version }) {
  if (!existsSync(marker)) return false;
  const written = JSON.parse(readFileSync(marker, 'utf8'));
  return written.version === version && String(written.native) === String(native);
}

async function install(place, say) {
  const started = Date.now();
  const { folder, version, vscode } = place;
  const log = `${folder}.log`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const server = path.join(folder, 'node_modules/code-server');
  const workbench = path.join(server, 'lib/vscode');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const steps = [
    [
      `Fetching VS Code ${vscode} (code-server ${version})`,
      folder,
      ['install', `code-server@${version}`, '--ignore-scripts', ...quiet],
    ],
    ...(place.node === undefined
      ? []
      : [
          [
            `Fetching Node ${place.node}, which it runs on`,
            folder,
            ['install', `node@${place.node}`, ...quiet],
          ],
        ]),
    [
      'Fetching the workbench’s packages',
      workbench,
      ['install', '--omit=dev', '--ignore-scripts', ...quiet],
    ],
    ['Building its native modules', workbench, ['rebuild', ...native]],
    ['Building argon2', server, ['rebuild', 'argon2']],
  ];
  const output = createWriteStream(log);
  for (const [index, [title, cwd, args]] of steps.entries()) {
    say(`[${index + 1}/${steps.length}] ${title} …`);
    await npm(args, cwd, output, place, log);
  }
  output.end();
  await writeFile(place.marker, `${JSON.stringify({ version, native })}\n`);
  say(`VS Code ${vscode} is ready after ${Math.round((Date.now() - started) / 1000)} s.`);
}

function npm(args, cwd, output, place, log) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env };
    // What npm exports to a script would reach the inner npm as settings of this project.
    for (const key of Object.keys(env)) {
      if (/^npm_(package|lifecycle|command|config_local_prefix)/.test(key)) delete env[key];
    }
    if (existsSync(place.executable)) {
      env.PATH = path.dirname(place.executable) + path.delimiter + (env.PATH ?? '');
    }
    const child = spawn('npm', args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const release = endWithThisProcess(child);
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output.write(chunk);
        tail.push(String(chunk));
        if (tail.length > 20) tail.shift();
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      release();
      if (code === 0) resolve();
      else
        reject(new Error(`npm ${args.join(' ')} failed (${code}); log: ${log}\n${tail.join('')}`));
    });
  });
}

if (isMain(import.meta)) await provision(process.argv[2] ?? newest);
