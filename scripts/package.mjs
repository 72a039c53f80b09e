/** Builds for production and packs what runs into `poolscope-VERSION.vsix`. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { checkPackageSize } from './budgets.mjs';
import { build } from './build.mjs';
import { isMain, root } from './root.mjs';

/**
 * @param {string} [target] the file to write
 * @returns {Promise<string>} the file
 */
export async function packageExtension(target) {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = target ?? path.join(root, `poolscope-${manifest.version}.vsix`);
  await build({ production: true });
  await mkdir(path.dirname(file), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: file,
    dependencies: false,
    // The pictures are for readers of the repository; they are not shipped.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  await checkPackageSize(file);
  return file;
}

if (isMain(import.meta)) console.log(await packageExtension());
