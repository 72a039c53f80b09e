import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DOCUMENTED_CODES } from '../../../src/present/problems/documented-codes.js';
import { noticePages } from '../../notice-pages/pages.js';

const folder = fileURLToPath(new URL('../../../docs/notices/', import.meta.url));

it('has a page for each code of a problem, as `npm run docs:notices` writes it', async () => {
  const pages = await noticePages();
  expect((await readdir(folder)).toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [file, text] of pages) {
    expect(await readFile(`${folder}${file}`, 'utf8'), file).toBe(text);
  }
});

it('links each code that has a page', async () => {
  const pages = (await readdir(folder)).filter((file) => file.endsWith('.md'));
  expect([...DOCUMENTED_CODES].map((code) => `${code}.md`).toSorted()).toEqual(pages.toSorted());
});
