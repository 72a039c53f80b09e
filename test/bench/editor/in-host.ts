import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { coreProcess } from './core-process.js';
import type { EditorOrder, EditorTimes, HostileTimes, HoverTimes, PanelTimes } from './order.js';

/** Milliseconds after which nobody answers. */
const TIMEOUT_MILLISECONDS = 60_000;
/** Milliseconds of processor that a process with nothing to do takes of 40. */
const MOST_WHEN_CALM = 10;
/** Milliseconds in which a window with nothing to do answers. */
const LONGEST_ANSWER = 10;
/** How often in a row, 40 ms apart, there must have been nothing to do: in a file, in a new window. */
const [QUIET_FILE, QUIET_WINDOW] = [8, 25];

/** What VS Code calls in its extension host: carries out the order in the file that is named. */
export async function run(): Promise<void> {
  const file = process.env['POOLSCOPE_BENCH_ORDER'] ?? '';
  const order = JSON.parse(await readFile(file, 'utf8')) as EditorOrder;
  const times = await carryOut(order).catch((error: unknown) => ({
    failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  // Whole or not at all: somebody waits for the file.
  await writeFile(`${order.result}.part`, JSON.stringify(times));
  await rename(`${order.result}.part`, order.result);
  // VS Code ends the extension host with this function: not before the panel was seen.
  const deadline = performance.now() + TIMEOUT_MILLISECONDS;
  while (order.kind === 'panel' && existsSync(order.result) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function carryOut(order: EditorOrder): Promise<EditorTimes> {
  switch (order.kind) {
    case 'activation':
      return { activation: await activations(order.first) };
    case 'firstHover':
      return { firstHover: await firstHover(order.file, order.subject) };
    case 'hover':
      return { hover: await hovers(order.files, order.rounds) };
    case 'hostile':
      return { hostile: await hostile(order.files, order.next) };
    case 'panel':
      return { panel: await panel(order.file, order.subject) };
  }
}

async function activations(first: 'product' | 'empty'): Promise<Record<string, number>> {
  const ids = { product: 'poolscope.poolscope', empty: 'bench.empty' };
  const turns: ('product' | 'empty')[] =
    first === 'product' ? ['product', 'empty'] : ['empty', 'product'];
  const times: Record<string, number> = {};
  for (const turn of turns) {
    const extension = vscode.extensions.getExtension(ids[turn]);
    if (extension === undefined) throw new Error(`${ids[turn]} is not installed.`);
    if (extension.isActive) throw new Error(`${ids[turn]} is active before its time.`);
    // The window has opened: what is measured is the extension.
    await calm(QUIET_WINDOW);
    const start = performance.now();
    await extension.activate();
    times[turn] = performance.now() - start;
  }
  return times;
}

/**
 * The first hover of a session. A window that has just been given a file of 200 kB is busy with it for
 * seconds; what the same window takes for a constant hover of somebody else then, while nothing of
 * Poolscope's is wanted, is what VS Code itself needs.
 */
async function firstHover(file: string, subject: 'product' | 'empty'): Promise<number> {
  const settings = vscode.workspace.getConfiguration('poolscope');
  const isEmpty = subject === 'empty';
  for (const [name, off] of OFF) {
    await settings.update(name, isEmpty ? off : undefined, vscode.ConfigurationTarget.Global);
  }
  const constantHover = new vscode.Hover('constant');
  const constant = vscode.languages.registerHoverProvider(isEmpty ? 'python' : 'plaintext', {
    provideHover: () => constantHover,
  });
  await vscode.extensions.getExtension('poolscope.poolscope')?.activate();
  await calm(QUIET_WINDOW);
  const { document, positions } = await opened(file);
  await vscode.window.showTextDocument(document);
  await new Promise((resolve) => setTimeout(resolve, IN_VIEW));
  const time = await hoverTime(document.uri, callAt(positions, 0));
  constant.dispose();
  return time;
}

/** With these settings Poolscope reads nothing unasked. */
const OFF = [
  ['hover.enabled', false],
  ['diagnostics.enabled', false],
  ['inlayHints.level', 'off'],
  ['codeLens.enabled', false],
] as const;

async function hovers(files: readonly string[], rounds: number): Promise<HoverTimes> {
  const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'x' });
  const constantHover = new vscode.Hover('constant');
  const registered = vscode.languages.registerHoverProvider('plaintext', {
    provideHover: () => constantHover,
  });
  const constant = () => hoverTime(plain.uri, new vscode.Position(0, 0));
  for (let i = 0; i < 20; i++) await constant();
  // Activation is measured by itself; without it a first hover may find nobody to ask.
  await vscode.extensions.getExtension('poolscope.poolscope')?.activate();
  const [read = '', ...unread] = files;
  const { document, positions } = await opened(read);
  await vscode.window.showTextDocument(document);
  await hoverTime(document.uri, callAt(positions, 0));
  await calm(QUIET_FILE);
  const warm: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const position of positions) {
      warm.push(await hoverTime(document.uri, position));
      floor.push(await constant());
    }
  }
  const core = coreProcess()?.megabytes ?? null;
  const cold: number[] = [];
  let held = 0;
  for (const [index, file] of unread.entries()) {
    const fresh = await opened(file);
    await calm(QUIET_FILE);
    // What opening a file costs VS Code itself is none of ours.
    const longest = standstill();
    cold.push(await hoverTime(fresh.document.uri, callAt(fresh.positions, index * SPREAD)));
    held = Math.max(held, longest());
    await calm(QUIET_FILE);
  }
  registered.dispose();
  return { cold, warm, constant: floor, held, core };
}

async function hostile(files: readonly string[], next: string): Promise<HostileTimes> {
  const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'x' });
  const constantHover = new vscode.Hover('constant');
  const registered = vscode.languages.registerHoverProvider('plaintext', {
    provideHover: () => constantHover,
  });
  await vscode.extensions.getExtension('poolscope.poolscope')?.activate();
  const others: number[] = [];
  let held = 0;
  let megabytes = 0;
  for (const file of files) {
    const { document, positions } = await opened(file);
    await vscode.window.showTextDocument(document);
    const longest = standstill();
    let isAnswered = false;
    const answered = hoverTime(document.uri, callAt(positions, 0)).finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      others.push(await hoverTime(plain.uri, new vscode.Position(0, 0)));
      megabytes = Math.max(megabytes, process.memoryUsage.rss() / 1e6);
    }
    await answered;
    held = Math.max(held, longest());
  }
  const after = await opened(next);
  await hoverTime(after.document.uri, callAt(after.positions, 0));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    after.document.uri,
    callAt(after.positions, 0),
  );
  registered.dispose();
  const said = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
  return { held, others, megabytes, next: said.join('\n') };
}

/**
 * Measures how long this thread's loop stands still at most, in milliseconds, until the answer is asked
 * for. Each time with a histogram of its own: one that is used again counts the time between as one.
 */
function standstill(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return () => {
    delay.disable();
    return delay.max / 1e6;
  };
}

/** How long the file of the first hover has been in view. */
const IN_VIEW = 1_000;

/** A step through a file's calls that comes by all of them. */
const SPREAD = 97;

/** A file that is open in no editor, so that nobody reads it unasked, and its pooling calls. */
async function opened(
  file: string,
): Promise<{ document: vscode.TextDocument; positions: readonly vscode.Position[] }> {
  const document = await vscode.workspace.openTextDocument(file);
  const positions = [...document.getText().matchAll(/Pool\w*\(/g)].map(({ index }) =>
    document.positionAt(index),
  );
  return { document, positions };
}

function callAt(positions: readonly vscode.Position[], index: number): vscode.Position {
  const position = positions[index % positions.length];
  if (position === undefined) throw new Error('The file has no pooling call.');
  return position;
}

/**
 * Resolves once neither extension host, core nor window have had anything to do for a while: a file is
 * read, say, or the window has gone through all that it does after it opened.
 */
async function calm(times: number): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MILLISECONDS;
  for (let quiet = 0; quiet < times && performance.now() < deadline;) {
    const before = process.cpuUsage();
    const ticks = coreProcess()?.ticks ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 40));
    const { user, system } = process.cpuUsage(before);
    const asked = performance.now();
    await vscode.commands.executeCommand('setContext', 'bench.calm', true);
    const isQuick = performance.now() - asked < LONGEST_ANSWER;
    const isRead = (coreProcess()?.ticks ?? 0) - ticks <= 1;
    quiet = isQuick && isRead && (user + system) / 1000 < MOST_WHEN_CALM ? quiet + 1 : 0;
  }
}

/** How long a hover takes. The window learns of a provider some time after it was registered. */
async function hoverTime(uri: vscode.Uri, position: vscode.Position): Promise<number> {
  const deadline = performance.now() + TIMEOUT_MILLISECONDS;
  while (performance.now() < deadline) {
    const start = performance.now();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      position,
    );
    if (hovers.length > 0) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`No hover at ${uri.fsPath}:${String(position.line + 1)}.`);
}

async function panel(file: string, subject: 'product' | 'empty'): Promise<PanelTimes> {
  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(document.getText().indexOf('MaxPool2d('));
  editor.selection = new vscode.Selection(at, at);
  // Both extensions are awake, and the file is read: what is measured is the panel.
  await vscode.extensions.getExtension('bench.empty')?.activate();
  await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at);
  await calm(QUIET_WINDOW);
  const core = coreProcess()?.megabytes ?? null;
  const asked = Date.now();
  await vscode.commands.executeCommand(
    subject === 'product' ? 'poolscope.visualize' : 'bench.emptyPanel',
  );
  return { asked, core };
}
