/**
 * Packs what runs into `poolscope-VERSION.vsix`, as plain `vsce package` does: it builds first. Unlike
 * that it leaves the scripts and tools of development out of the manifest.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.mjs';
import { checkPackageSize } from './budgets.mjs';
import { isMain, root } from './root.mjs';

/** What `.vscodeignore` chooses from, beside the manifest and its texts. */
const needed = ['.vscodeignore', 'CHANGELOG.md', 'LICENSE', 'dist', 'docs', 'l10n', 'media'];
const texts = ['package.nls.json', 'package.nls.zh-cn.json'];

/** Fields of the manifest that only those need who work on the extension. */
const development = ['scripts', 'devDependencies', 'overrides', 'allowScripts'];

/**
 * @param {string} [target] the file to write
 * @returns {Promise<string>} the file
 */
export async function packageExtension(target) {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = target ?? path.join(root, `poolscope-${manifest.version}.vsix`);
  await mkdir(path.dirname(file), { recursive: true });
  await build({ production: true });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolscope-vsix-'));
  try {
    for (const name of [...needed, ...texts]) {
      await cp(path.join(root, name), path.join(folder, name), { recursive: true });
    }
    await writeFile(path.join(folder, 'package.json'), shippedManifest(manifest));
    await createVSIX({ cwd: folder, packagePath: file, ...manifest.vsce });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await checkPackageSize(file);
  return file;
}

const shippedManifest = (manifest) =>
  JSON.stringify(
    Object.fromEntries(Object.entries(manifest).filter(([name]) => !development.includes(name))),
    null,
    2,
  );

if (isMain(import.meta)) console.log(await packageExtension());
