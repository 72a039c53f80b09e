import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

const grammar = path.join(root, 'src/python/parse/grammar/python.grammar');

/**
 * Writes the licences of all packages that the bundles hold, and of what the grammar was made from,
 * to `dist/notices.txt`. Throws if one has none.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export async function writeNotices(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const bundled = inputs.flatMap(
    (input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? [],
  );
  const names = [...new Set(bundled)].sort();
  const notices = await Promise.all([...names.map(notice), grammarNotice()]);
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

// It says itself, in a comment that it begins with.
async function grammarNotice() {
  const [comment = ''] = /^(?:\/\/.*\n)+/.exec(await readFile(grammar, 'utf8')) ?? [];
  if (!comment.includes('Copyright')) throw new Error(`${grammar} has no licence.`);
  return comment.replaceAll(/^\/\/ ?/gm, '');
}
