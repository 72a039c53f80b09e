import { readFile } from 'node:fs/promises';

/**
 * An esbuild plugin that leaves out of the webview's templates the space in which neither CSS nor
 * HTML tells a difference, and which minifiers keep.
 * @type {import('esbuild').Plugin}
 */
export const shortTemplates = {
  name: 'short-templates',
  setup(building) {
    building.onLoad({ filter: /[/\\]webview[/\\].*\.ts$/ }, async ({ path }) => ({
      contents: shortened(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/**
 * A source of the webview without indentation, and its styles without comments and without space
 * around marks.
 * @param {string} source
 * @returns {string}
 */
export function shortened(source) {
  return source
    .replaceAll(/\n[ \t]+/g, '\n')
    .replaceAll(/\bcss`[^`]*`/g, (styles) =>
      styles
        .replaceAll(/\/\*.*?\*\//gs, '')
        .replaceAll(/(\$\{[^}]*\})|\s*([{};,])\s*|\s+/g, (_, value, mark) => value ?? mark ?? ' '),
    );
}
