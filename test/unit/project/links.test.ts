import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

/** The links of a page to files, and its pictures. */
const targetsIn = (page: string): readonly string[] =>
  [...readFileSync(path.join(root, page), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/gu)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^(?:https?|mailto|command):/u.test(target));

describe('the pages of the repository', () => {
  it('are found', () => {
    expect(pages.length).toBeGreaterThan(8);
  });

  it.each(pages)('have no dead link to a file: %s', (page) => {
    const dead = targetsIn(page).filter(
      (target) => !existsSync(path.resolve(root, path.dirname(page), target)),
    );
    expect(dead).toEqual([]);
  });
});
