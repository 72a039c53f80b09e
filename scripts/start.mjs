/**
 * Opens VS Code with Poolscope loaded on `examples/pooling.py`: the desktop's `code` if there is one, else a
 * served VS Code whose address is printed. Ctrl-C ends all of it.
 *
 *   npm start                 whichever there is
 *   npm start -- --served     the served one
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { endWithThisProcess, exitOnSignal, interruption } from './end-with-this-process.mjs';
import { root } from './root.mjs';
import { serve } from './serve-vscode.mjs';

const examples = path.join(root, 'examples');
const first = path.join(examples, 'pooling.py');
// The extension opens its walkthrough beside the example.
const env = { POOLSCOPE_WALKTHROUGH: '1' };
const windows = process.platform === 'win32';

const ignoreSignals = exitOnSignal();
console.log('Building Poolscope …');
await build();
const served = process.argv.includes('--served') || !hasDesktop() || !(await openDesktop());
if (served) await openServed();

function hasDesktop() {
  return spawnSync('code', ['--version'], { shell: windows }).status === 0;
}

// Whether the desktop's VS Code ran until its window was closed.
function openDesktop() {
  console.log('Opening VS Code; close its window or press Ctrl-C to end.');
  const args = ['--wait', '--new-window', `--extensionDevelopmentPath=${root}`, examples, first];
  const child = spawn('code', args, {
    shell: windows,
    detached: !windows,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const release = endWithThisProcess(child);
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      release();
      resolve(code === 0);
    });
  });
}

async function openServed() {
  const vscode = await serve({
    dataDir: path.join(root, '.cache/start'),
    settings: { 'workbench.reduceMotion': 'auto' },
    say: console.log,
    env,
  });
  ignoreSignals();
  console.log(
    `\nPoolscope is ready:\n\n  ${vscode.address({ folder: examples, extension: root, file: first })}\n`,
  );
  console.log('Press Ctrl-C to end.');
  await interruption();
  await vscode.stop();
}
