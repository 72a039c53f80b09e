import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lessons } from '../../../src/lessons/index.js';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): Readonly<Record<string, string>> => {
  const texts: unknown = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const entries = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
};
const chinese = read('l10n/bundle.l10n.zh-cn.json');

const sources = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(root, folder, name), 'utf8'));

/** Every message that code asks to be translated, as it is written. */
const messages = ['webview', 'src/lessons', 'src/host']
  .flatMap(sources)
  .flatMap((text) =>
    [...text.matchAll(/\b(?:t|l10n\.t)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/gu)].map(
      ([, single, double]) => (single ?? double ?? '').replaceAll("\\'", "'"),
    ),
  );

const placeholders = (message: string): readonly string[] =>
  [...message.matchAll(/\{\w+\}/gu)].map(([name]) => name).toSorted();

describe('the Chinese of Lab, lessons and tabs', () => {
  it('finds messages to translate', () => {
    expect(messages.length).toBeGreaterThan(300);
  });

  it('is there for every message', () => {
    expect(messages.filter((message) => chinese[message] === undefined)).toEqual([]);
  });

  it('translates nothing that is no longer asked for', () => {
    const asked = new Set(messages);
    expect(Object.keys(chinese).filter((message) => !asked.has(message))).toEqual([]);
  });

  it.each(Object.entries(chinese))('keeps the placeholders of “%s”', (message, translation) => {
    expect(placeholders(translation)).toEqual(placeholders(message));
  });

  it('calls pooling, stride, padding and window as d2l does', () => {
    expect(chinese['Stride']).toBe('步幅');
    expect(chinese['Padding']).toBe('填充');
    expect(chinese['Window']).toBe('窗口');
    expect(chinese['max pooling']).toBe('最大汇聚');
    expect(Object.values(chinese).join('')).not.toContain('池化');
  });

  it('has a title for every lesson', () => {
    const titles = lessons.map(({ title }) => title((message) => chinese[message] ?? ''));
    expect(titles.every((title) => title !== '')).toBe(true);
    expect(new Set(titles).size).toBe(7);
  });

  it('has every name that package.json shows', () => {
    expect(Object.keys(read('package.nls.zh-cn.json'))).toEqual(
      Object.keys(read('package.nls.json')),
    );
  });
});
