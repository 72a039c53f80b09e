import { describe, expect, it } from 'vitest';
import {
  continueWork,
  BackgroundJobs,
  type Steps,
} from '../../../../src/present/large-plane/background-work.js';

function* counting(to: number, made: number[]): Steps<number> {
  for (let step = 0; step < to; step += 1) {
    made.push(step);
    yield step / to;
  }
  return to;
}

const finish = (): void => {
  while (continueWork(1000) !== 'idle');
};

describe('work that outlives a snapshot', () => {
  it('is done at once where it is not for later, and is not done again', () => {
    const jobs = new BackgroundJobs<number>();
    const made: number[] = [];
    const ask = () => jobs.ask('once', false, () => counting(3, made));
    expect(ask()).toEqual({ result: 3, share: 1 });
    expect(ask()).toEqual({ result: 3, share: 1 });
    expect(made).toEqual([0, 1, 2]);
  });

  it('is done each time where it has no name', () => {
    const jobs = new BackgroundJobs<number>();
    const made: number[] = [];
    for (let turn = 0; turn < 2; turn += 1) jobs.ask(null, true, () => counting(2, made));
    expect(made).toEqual([0, 1, 0, 1]);
  });

  it('goes on between snapshots, says how far it is, and tells when a piece of it is done', () => {
    const jobs = new BackgroundJobs<number>();
    const made: number[] = [];
    const ask = () => jobs.ask('later', true, () => counting(4, made));
    expect(ask()).toEqual({ result: null, share: 0 });
    expect(made).toEqual([]);
    expect(continueWork(0)).toBe('unfinished');
    expect(continueWork(0)).toBe('unfinished');
    expect(ask()).toEqual({ result: null, share: 1 / 4 });
    expect(continueWork(1000)).toBe('done');
    expect(ask()).toEqual({ result: 4, share: 1 });
    expect(continueWork(1000)).toBe('idle');
  });

  it('is done soonest where it was asked for last, and forgotten where others were since', () => {
    const jobs = new BackgroundJobs<string>();
    const order: string[] = [];
    function* naming(name: string): Steps<string> {
      yield 0;
      order.push(name);
      return name;
    }
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) jobs.ask(name, true, () => naming(name));
    finish();
    expect(order).toEqual(['e', 'd', 'c', 'b']);
    expect(jobs.ask('e', true, () => naming('e')).result).toBe('e');
    expect(jobs.ask('a', true, () => naming('a')).result).toBeNull();
    finish();
  });
});
