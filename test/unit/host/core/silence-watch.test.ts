import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withoutReports } from '../../../../src/core/entries/processor-time.js';
import { SilenceWatch } from '../../../../src/host/core/silence-watch.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A watch over a core that may be silent for a second. */
const watched = (clockFactor: number) => {
  const silent: number[] = [];
  let isExcused = false;
  const watch = new SilenceWatch({
    limit: () => 1_000,
    clockFactor: () => clockFactor,
    isExcused: () => isExcused,
    onSilent: (milliseconds) => silent.push(milliseconds),
  });
  watch.heard();
  watch.start();
  return { watch, silent, excuse: (now: boolean) => (isExcused = now) };
};

describe('a core whose processor time is told', () => {
  it('may be silent for long on the clock while others keep the machine busy', () => {
    const { watch, silent } = watched(8);
    for (let spent = 100; spent <= 900; spent += 100) {
      vi.advanceTimersByTime(800);
      watch.spent(spent);
    }
    expect(silent).toEqual([]);
  });

  it('is silent for too long once it has computed for so long', () => {
    const { watch, silent } = watched(8);
    for (const spent of [5_000, 5_500, 5_999]) watch.spent(spent);
    expect(silent).toEqual([]);
    watch.spent(6_000);
    expect(silent).toEqual([1_000]);
  });

  it('begins anew whenever it says something', () => {
    const { watch, silent } = watched(8);
    watch.spent(5_000);
    watch.spent(5_900);
    watch.heard();
    watch.spent(6_100);
    watch.spent(6_900);
    expect(silent).toEqual([]);
  });

  it('may compute while it waits for a file', () => {
    const { watch, silent, excuse } = watched(8);
    watch.spent(5_000);
    excuse(true);
    watch.spent(7_000);
    expect(silent).toEqual([]);
  });

  it('is silent for too long on the clock where it computes nothing and never answers', () => {
    const { silent } = watched(8);
    vi.advanceTimersByTime(7_900);
    expect(silent).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(silent).toEqual([8_000]);
  });
});

describe('a core whose processor time is not told', () => {
  it('is judged by the clock', () => {
    const { silent } = watched(1);
    vi.advanceTimersByTime(1_100);
    expect(silent).toEqual([1_000]);
  });
});

describe('what a core writes', () => {
  it('has reports taken out of it, whole ones only', () => {
    const told: number[] = [];
    const text = 'Poolscope core: processor time 250\nFATAL\nPoolscope core: processor time 5';
    const rest = withoutReports(text, (milliseconds) => told.push(milliseconds));
    expect(rest).toBe('FATAL\nPoolscope core: processor time 5');
    expect(told).toEqual([250]);
    expect(withoutReports(`${rest}00\n`, (milliseconds) => told.push(milliseconds))).toBe(
      'FATAL\n',
    );
    expect(told).toEqual([250, 500]);
  });
});
