import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SLOW_MILLISECONDS, withSlowNotice } from '../../../../src/host/panel/slow-work.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lasting = (milliseconds: number) => () =>
  new Promise<string>((resolve) => setTimeout(() => resolve('done'), milliseconds));

it('says that a picture is loading after 150 ms, once', async () => {
  const onSlow = vi.fn();
  const work = withSlowNotice(lasting(1000), SLOW_MILLISECONDS, onSlow);
  await vi.advanceTimersByTimeAsync(149);
  expect(onSlow).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(onSlow).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(850);
  expect(await work).toBe('done');
  expect(onSlow).toHaveBeenCalledTimes(1);
});

it('says nothing of work that is done or has failed by then', async () => {
  const onSlow = vi.fn();
  const work = withSlowNotice(lasting(149), SLOW_MILLISECONDS, onSlow);
  await vi.advanceTimersByTimeAsync(149);
  expect(await work).toBe('done');
  const failing = withSlowNotice(() => Promise.reject(new Error('no')), SLOW_MILLISECONDS, onSlow);
  await expect(failing).rejects.toThrow('no');
  await vi.advanceTimersByTimeAsync(1000);
  expect(onSlow).not.toHaveBeenCalled();
});
