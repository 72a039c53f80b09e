import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadAhead, type Ahead } from '../../../../src/host/analysis/read-ahead.js';

interface Seen {
  readonly language: string;
  readonly places: readonly number[];
  readonly placesInView: readonly number[];
}

const python = (...places: number[]): Seen => ({ language: 'python', places, placesInView: [] });

let view: readonly Seen[];
let read: Seen[];
let prepared: number[];
let failures: unknown[];
let reader: ReadAhead<Seen, number>;
/** Called at each place, before it counts as prepared. */
let meanwhile: (place: number) => void;

const ahead: Ahead<Seen, number> = {
  inView: () => view,
  isWanted: ({ language }) => language === 'python',
  placesInView: ({ placesInView }) => placesInView,
  placesIn: (document) => {
    read.push(document);
    return Promise.resolve(document.places);
  },
  prepare: (_, place) => {
    meanwhile(place);
    prepared.push(place);
    return Promise.resolve();
  },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  [view, read, prepared, failures, meanwhile] = [[], [], [], [], () => undefined];
  reader = new ReadAhead(ahead, (error) => failures.push(error));
});

afterEach(() => {
  reader.dispose();
  vi.useRealTimers();
});

/** Until nothing more is done, but for what begins anew after another rest. */
async function atRest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(100);
  await vi.advanceTimersByTimeAsync(50);
}

describe('reading ahead', () => {
  it('prepares the places in view, one after the other', async () => {
    view = [python(1, 2), python(3)];
    reader.soon();
    await atRest();
    expect(prepared).toEqual([1, 2, 3]);
  });

  it('prepares what the text in view tells before it reads the document', async () => {
    view = [{ ...python(1, 2), placesInView: [2] }];
    const readBy: number[] = [];
    meanwhile = () => readBy.push(read.length);
    reader.soon();
    await atRest();
    expect(prepared).toEqual([2, 1, 2]);
    expect(readBy).toEqual([0, 1, 1]);
  });

  it('does nothing until things rest', async () => {
    view = [python(1)];
    reader.soon();
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(read).toEqual([]);
  });

  it('never reads a document that nobody asks about', async () => {
    view = [{ ...python(1), language: 'json' }];
    reader.soon();
    await atRest();
    expect(read).toEqual([]);
    expect(prepared).toEqual([]);
  });

  it('ends with an edit and begins anew with what is in view then', async () => {
    view = [python(1, 2, 3)];
    meanwhile = (place) => {
      if (place !== 2) return;
      view = [python(7)];
      reader.soon();
    };
    reader.soon();
    await atRest();
    expect(prepared).toEqual([1, 2]);
    await atRest();
    expect(prepared).toEqual([1, 2, 7]);
  });

  it('ends when it is disposed, and begins no more', async () => {
    view = [python(1, 2, 3)];
    meanwhile = () => reader.dispose();
    reader.soon();
    await atRest();
    reader.soon();
    await atRest();
    expect(prepared).toEqual([1]);
    expect(read).toHaveLength(1);
  });

  it('prepares so many places of a document and no more', async () => {
    view = [python(...Array.from({ length: 1000 }, (_, index) => index))];
    reader.soon();
    await vi.runAllTimersAsync();
    expect(prepared.length).toBeGreaterThan(300);
    expect(prepared.length).toBeLessThan(600);
  });

  it('tells what went wrong, and goes on the next time', async () => {
    view = [python(1)];
    meanwhile = () => {
      throw new Error('broken');
    };
    reader.soon();
    await atRest();
    expect(failures).toEqual([new Error('broken')]);
    meanwhile = () => undefined;
    reader.soon();
    await atRest();
    expect(prepared).toEqual([1]);
  });
});
