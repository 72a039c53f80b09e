/** Packs what runs into `poolscope-VERSION.vsix`, as plain `vsce package` does: it builds first. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { checkPackageSize } from './budgets.mjs';
import { isMain, root } from './root.mjs';

/**
 * @param {string} [target] the file to write
 * @returns {Promise<string>} the file
 */
export async function packageExtension(target) {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = target ?? path.join(root, `poolscope-${manifest.version}.vsix`);
  await mkdir(path.dirname(file), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: file,
    ...manifest.vsce,
  });
  await checkPackageSize(file);
  return file;
}

if (isMain(import.meta)) console.log(await packageExtension());
