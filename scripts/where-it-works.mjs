/** Writes into the README what works where: how many tests of the suites that ran hold it. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newest, oldest } from './provision-vscode.mjs';
import { root } from './root.mjs';

const begin = '<!-- Written by npm test: -->';
const end = '<!-- Until here. -->';

/** VS Code's version is that of the server that brings it, but for its first number. */
const versionOf = (release) => release.replace(/^4\.(\d+).*$/u, '1.$1');

const titles = ['Hover, hints, problems', 'Panel, Model, Lab', 'Installed packages', 'Agents'];

/** For each place its suites, and for each column which of their tests hold it, by file and name. */
const places = [
  {
    name: `VS Code ${versionOf(newest)}, extension host on a desktop or remote`,
    suites: ['vscode', 'package'],
    holds: [
      /hover|hint|problem|misfit/iu,
      /\/(panel|model|lab|unpooling|holes|export|installed)/u,
      /installed package/iu,
      /tools for agents/u,
    ],
  },
  {
    name: `VS Code ${versionOf(oldest)}, the oldest`,
    suites: ['vscode-oldest'],
    holds: [/hover|hint|problem/iu, null, /installed package/iu, /tools for agents/u],
  },
  {
    name: 'Extension host in a browser (vscode.dev)',
    suites: ['vscode-web'],
    holds: [/hover|problem/iu, /panel|Lab/u, null, null],
  },
  {
    name: 'Terminal, server for agents',
    suites: ['unit'],
    holds: [null, /\/cli\/.*model/iu, /installed/iu, /\/mcp\//u],
  },
];

/**
 * The table, of the tests that passed.
 * @param {Record<string, readonly string[]>} passed by suite: each test's file and name
 */
export function whereTable(passed) {
  const rows = places.map(({ name, suites, holds }) => {
    const tests = suites.flatMap((suite) => passed[suite] ?? []);
    const cells = holds.map((held) => countText(held, tests));
    return [name, ...cells, suites.map((suite) => `\`${suite}\``).join(', ')];
  });
  const head = [['', ...titles, 'Suites'], Array(titles.length + 2).fill('---')];
  return [...head, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function countText(held, tests) {
  const count = held === null ? 0 : tests.filter((test) => held.test(test)).length;
  return count === 0 ? '–' : count === 1 ? '1 test' : `${count} tests`;
}

/** Replaces the table in the README; throws where its place is missing. */
export async function writeWhere(passed) {
  const file = path.join(root, 'README.md');
  const text = await readFile(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`No place for what works where in ${file}.`);
  const head = text.slice(0, from + begin.length);
  await writeFile(file, `${head}\n\n${whereTable(passed)}\n\n${text.slice(to)}`);
}
