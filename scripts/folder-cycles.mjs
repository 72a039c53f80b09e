import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const IMPORT = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gmu;

/**
 * The circles in which folders beside each other import values: `src/a/b → src/a/c → src/a/b`. Only
 * the folders that two files do not share count, and not files beside folders, which may be shared
 * by them or put them together.
 * @param {readonly string[]} places folders whose files are read
 * @returns {readonly string[]}
 */
export function folderCycles(places) {
  /** @type {Map<string, Map<string, string>>} */
  const imports = new Map();
  for (const file of places.flatMap(sourcesIn)) {
    for (const [, value, lazy] of readFileSync(path.join(root, file), 'utf8').matchAll(IMPORT)) {
      const [from, to] = apart(file, path.posix.join(path.posix.dirname(file), value ?? lazy));
      if (from === null) continue;
      const others = imports.get(from) ?? new Map();
      if (!others.has(to)) imports.set(from, others.set(to, file));
    }
  }
  return [...imports.keys()].flatMap((start) => {
    const circle = wayBack(start, imports);
    return circle === null || circle.some((folder) => folder < start)
      ? []
      : [text(circle, imports)];
  });
}

function sourcesIn(place) {
  return readdirSync(path.join(root, place), { recursive: true })
    .map((name) => path.posix.join(place, name.replaceAll(path.sep, '/')))
    .filter((file) => file.endsWith('.ts') && !file.includes('/assembly/'));
}

/** The folders, beside each other, in which two files are; null where either is beside them. */
function apart(file, other) {
  const [one, two] = [file.split('/'), other.split('/')];
  const at = one.findIndex((name, index) => name !== two[index]);
  if (at < 0 || at >= one.length - 1 || at >= two.length - 1) return [null, null];
  return [one.slice(0, at + 1).join('/'), two.slice(0, at + 1).join('/')];
}

/** The shortest way along imports from a folder back to it. */
function wayBack(start, imports) {
  const ways = [[start]];
  const seen = new Set();
  for (const way of ways) {
    for (const next of imports.get(way.at(-1))?.keys() ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

function text(circle, imports) {
  const steps = circle.map((from, index) => {
    const to = circle[index + 1] ?? circle[0];
    return `${from} → ${to} (${path.basename(imports.get(from).get(to))})`;
  });
  return steps.join(', ');
}
