import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { minified } from './minify.mjs';
import { embeddable, plainScript } from './plain-script.mjs';
import { root } from './root.mjs';

const folder = 'dist/webview';

/** The pages, and what each of them shows first; `page` is the first script of all. */
const entries = ['panel', 'lab'];

/**
 * An esbuild plugin that turns the webviews' modules into the scripts of their pages. A page that
 * holds its scripts is drawn sooner than one that fetches them. All pages hold `shared.js` and one of
 * their own; what they `import()` stays apart, to be fetched. `pages.json` says what each page holds.
 * @param {boolean} minify
 * @returns {import('esbuild').Plugin}
 */
export function pageScripts(minify) {
  return {
    name: 'page-scripts',
    setup(building) {
      building.onEnd(async ({ outputFiles = [], metafile }) => {
        if (metafile === undefined) return;
        const scripts = new Map();
        for (const { path: file, text, contents } of outputFiles) {
          if (file.endsWith('.js')) scripts.set(nameOf(file), await script(file, text, metafile));
          else await writeFile(file, contents);
        }
        await writeScripts(scripts, metafile);
      });
    },
  };

  async function script(file, module, metafile) {
    const plain = plainScript(nameOf(file), module, (name) => needsOf(name, metafile));
    return embeddable(minify ? await minified(path.basename(file), plain, 'chrome134') : plain);
  }
}

async function writeScripts(scripts, metafile) {
  const held = entries.map((entry) => needsOf(entry, metafile));
  const fetched = held.flatMap((names) => fetchedBy(names, metafile));
  const isShared = (name) => held.every((names) => names.includes(name));
  const bundles = new Map(fetched.map((name) => [name, [name]]));
  bundles.set('shared', ['page', ...held[0].filter(isShared)]);
  const pages = {};
  for (const [index, entry] of entries.entries()) {
    const own = held[index].filter((name) => !isShared(name));
    const apart = own.filter((name) => fetched.includes(name));
    bundles.set(
      entry,
      own.filter((name) => !apart.includes(name)),
    );
    pages[entry] = ['shared', ...apart, entry];
  }
  for (const [name, parts] of bundles) {
    const text = parts.map((part) => scripts.get(part)).join('');
    await writeFile(path.join(root, folder, `${name}.js`), text);
  }
  await writeFile(path.join(root, folder, 'pages.json'), `${JSON.stringify(pages)}\n`);
}

/** What a script imports, what that imports before it, and itself last. */
function needsOf(name, { outputs }, seen = new Set()) {
  for (const { path: file, kind } of outputs[`${folder}/${name}.js`].imports) {
    if (kind === 'import-statement') needsOf(nameOf(file), { outputs }, seen);
  }
  return [...seen.add(name)];
}

/** What a page that holds these scripts fetches, with all that it imports and the page lacks. */
function fetchedBy(held, metafile) {
  const imports = held.flatMap((name) => metafile.outputs[`${folder}/${name}.js`].imports);
  return imports
    .filter(({ kind }) => kind === 'dynamic-import')
    .flatMap(({ path: file }) => needsOf(nameOf(file), metafile))
    .filter((name) => !held.includes(name));
}

function nameOf(file) {
  return path.basename(file, '.js');
}
