import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../../scripts/package.mjs';
import { newest } from '../../scripts/provision-vscode.mjs';
import { serve } from '../../scripts/serve-vscode.mjs';
import { root } from '../../scripts/root.mjs';
import { openWorkbench } from '../vscode/harness/workbench.js';

/** Everything that a user receives, by pattern. What matches none must not be shipped. */
const shipped = [
  /^package\.json$/,
  /^package\.nls(\.[\w-]+)?\.json$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^(readme|changelog)\.md$/i,
  /^license(\.txt)?$/i,
  /^\.vsixmanifest$/,
  /^dist\/[\w-]+\.cjs$/,
  /^dist\/cli\.js$/,
  /^dist\/notices\.txt$/,
  /^dist\/webview\/webview\.js$/,
  /^media\/[\w/-]+\.(svg|png|md)$/,
  /^docs\/notices\/[\w-]+\.(svg|md)$/,
];

const needed = [
  'package.json',
  'dist/extension.cjs',
  'dist/services.cjs',
  'dist/platform.cjs',
  'dist/core.cjs',
  'dist/core-process.cjs',
  'dist/extension-web.cjs',
  'dist/cli.js',
  'dist/terminal.cjs',
  'dist/notices.txt',
  'dist/webview/webview.js',
];

let scratch: string;
let served: Awaited<ReturnType<typeof serve>> | undefined;
let installed: string;

// The budgets of the bundles and of the VSIX are held by the packaging itself.
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'poolscope-package-'));
  const vsix = await packageExtension(path.join(scratch, 'poolscope.vsix'));
  served = await serve({ dataDir: path.join(scratch, 'data'), say: console.log });
  served.installExtension(vsix);
  const extensions = path.join(served.dataDir, 'extensions');
  const [folder] = (await readdir(extensions)).filter((name) => name.startsWith('poolscope.'));
  installed = path.join(extensions, folder ?? 'nothing');
});

afterAll(async () => {
  await served?.stop();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
});

describe('the packaged extension', () => {
  it('holds what runs and nothing else', async () => {
    const entries = await readdir(installed, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(installed, path.join(entry.parentPath, entry.name)));
    expect(files).toEqual(expect.arrayContaining(needed));
    expect(files.filter((file) => !shipped.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it('has a manifest without scripts and tools of development', async () => {
    const manifest: unknown = JSON.parse(
      await readFile(path.join(installed, 'package.json'), 'utf8'),
    );
    for (const field of ['scripts', 'devDependencies', 'private']) {
      expect(manifest).not.toHaveProperty(field);
    }
  });

  it('has every icon that its manifest names', async () => {
    const text = await readFile(path.join(installed, 'package.json'), 'utf8');
    const icons = [...text.matchAll(/"(media\/[^"]+)"/g)].map(([, icon]) => icon ?? '');
    expect(icons.length).toBeGreaterThan(0);
    for (const icon of icons) {
      await expect(readFile(path.join(installed, icon))).resolves.toBeTruthy();
    }
  });

  it('shows a call in the VS Code it is installed into', async () => {
    if (served === undefined) throw new Error('VS Code was not served.');
    const workbench = await openWorkbench({
      copyOf: 'examples',
      server: { port: served.port, version: newest },
    });
    try {
      await workbench.openFile('pooling.py');
      await workbench.putCursorOn('pooling.py', 'nn.MaxPool2d(3, stride=2');
      await workbench.runCommand('Visualize Pooling');
      const panel = await workbench.webviewWith('[role=grid]');
      await expect.poll(() => panel.locator('[role=grid]').count()).toBeGreaterThan(1);
      expect(workbench.blockedByPolicy).toEqual([]);
    } finally {
      await workbench.close();
    }
  });
});

describe('the package for terminals', () => {
  const run = promisify(execFile);
  const npm = (...words: readonly string[]) => run('npm', words, { cwd: root });

  it('holds the command alone, and runs where it is installed', async () => {
    // What was built for the extension is packed as it is.
    const packed = await npm('pack', '--json', '--ignore-scripts', '--pack-destination', scratch);
    const [{ filename, files }] = JSON.parse(packed.stdout) as [
      { readonly filename: string; readonly files: readonly { readonly path: string }[] },
    ];
    expect(files.map((file) => file.path).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'dist/core.cjs',
      'dist/notices.txt',
      'dist/terminal.cjs',
      'dist/webview/webview.js',
      'package.json',
    ]);
    const place = path.join(scratch, 'terminal');
    const tarball = path.join(scratch, filename);
    await npm('install', '--prefix', place, '--offline', '--no-audit', '--no-fund', tarball);
    const code = path.join(place, 'net.py');
    await writeFile(
      code,
      'from torch import nn\nimport torch\nnn.MaxPool2d(2)(torch.zeros(1, 1, 8, 8))\n',
    );
    const command = path.join(place, 'node_modules', '.bin', 'poolscope');
    const { stdout } = await run(command, ['shapes', code]);
    expect(stdout).toContain('1×1×4×4');
    await expect(run(command, ['--version'])).resolves.toMatchObject({
      stdout: expect.stringMatching(/^poolscope \d/u),
    });
  });
});
