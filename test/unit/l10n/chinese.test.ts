import { describe, expect, it } from 'vitest';
import { lessons } from '../../../src/lessons/index.js';
import { chinese, messagesIn, readTexts } from './messages.js';

const asked = ['src', 'webview'].flatMap(messagesIn);
const messages = new Set(asked.flatMap(({ text }) => text ?? []));

const placeholders = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name))].toSorted();

/** What only English grammar needs: `every third row`. */
const ENGLISH_ONLY: readonly string[] = ['nth'];

describe('the Chinese of engine, pictures, panel, Lab and commands', () => {
  it('finds messages in every module that has words', () => {
    for (const [room, fewest] of [
      ['src/engine', 200],
      ['src/picture', 80],
      ['src/host', 40],
      ['src/present', 150],
      ['src/lessons', 100],
      ['webview', 200],
    ] as const) {
      expect(messagesIn(room).length, room).toBeGreaterThan(fewest);
    }
  });

  it('is asked for by literals, so that none can be missed', () => {
    const places = asked.filter(({ text }) => text === null).map(({ place }) => place);
    expect(places.map((place) => place.replace(/:\d+$/u, ''))).toEqual(['src/host/translate.ts']);
  });

  it('is there for every message', () => {
    expect([...messages].filter((message) => chinese[message] === undefined)).toEqual([]);
  });

  it('translates nothing that is no longer asked for', () => {
    expect(Object.keys(chinese).filter((message) => !messages.has(message))).toEqual([]);
  });

  it.each(Object.entries(chinese))('keeps the placeholders of “%s”', (message, translation) => {
    const wanted = placeholders(message).filter((name) => !ENGLISH_ONLY.includes(name));
    expect(placeholders(translation)).toEqual(wanted);
  });

  it.each(Object.entries(chinese))('marks as much of “%s” as the English', (message, text) => {
    const marks = (marked: string): number => marked.split(/\*\*|`/u).length;
    expect(marks(text)).toBe(marks(message));
  });

  it('calls pooling, stride, padding and window as d2l does', () => {
    expect(chinese['Stride']).toBe('步幅');
    expect(chinese['Padding']).toBe('填充');
    expect(chinese['Window']).toBe('窗口');
    expect(chinese['max pooling']).toBe('最大汇聚');
    expect(chinese['average pooling']).toBe('平均汇聚');
    expect(chinese['Receptive field']).toBe('感受野');
    expect(Object.values(chinese).join('')).not.toMatch(/池化|步长为|步距|感知野/u);
  });

  it('has a title for every lesson', () => {
    const titles = lessons.map(({ title }) => title((message) => chinese[message] ?? ''));
    expect(titles.every((title) => title !== '')).toBe(true);
    expect(new Set(titles).size).toBe(lessons.length);
  });

  it('has every name that package.json shows', () => {
    expect(Object.keys(readTexts('package.nls.zh-cn.json'))).toEqual(
      Object.keys(readTexts('package.nls.json')),
    );
  });
});
