import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

// Shipped as files, so no bundle mentions them.
const copied = ['web-tree-sitter', 'tree-sitter-python'];

/**
 * Writes the licences of all packages that the bundles hold to `dist/notices.txt`. Throws if one has
 * none.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export async function writeNotices(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const bundled = inputs.flatMap(
    (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [],
  );
  const names = [...new Set([...bundled, ...copied])].sort();
  const notices = await Promise.all(names.map(notice));
  await writeFile(path.join(root, 'dist/notices.txt'), notices.join('\n\n'));
}

async function notice(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const files = (await readdir(folder)).filter((file) => /^licen[cs]e(?!-code)/i.test(file));
  if (files.length === 0) throw new Error(`${name} has no licence file.`);
  const text = await readFile(path.join(folder, files[0]), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
