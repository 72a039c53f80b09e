import { describe, expect, it } from 'vitest';
import { layOutLanes } from '../../../../src/picture/model/lanes.js';

const lanesOf = (edges: readonly (readonly number[])[]) =>
  layOutLanes(
    edges.map((_, at) => ({ from: at, to: at, isOpen: false })),
    edges,
  );

describe('lanes', () => {
  it('put a chain on one lane', () => {
    const { rows, count } = lanesOf([[-1], [0], [1]]);
    expect(count).toBe(1);
    expect(rows.map(({ lane, isEntered, isLeft }) => [lane, isEntered, isLeft])).toEqual([
      [0, false, true],
      [0, true, true],
      [0, true, false],
    ]);
  });

  it('let a shortcut run beside the layers that it passes', () => {
    const { rows, count } = lanesOf([[-1], [0], [1], [2, 0]]);
    expect(count).toBe(2);
    expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 0, 0]);
    expect(rows.map(({ splits, through, joins }) => [splits, through, joins])).toEqual([
      [[1], [], []],
      [[], [1], []],
      [[], [1], []],
      [[], [], [1]],
    ]);
  });

  it('put a layer of the shortcut on its lane', () => {
    const { rows } = lanesOf([[-1], [0], [1], [0], [2, 3]]);
    expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 0, 1, 0]);
    expect(rows[4]?.joins).toEqual([1]);
  });

  it('give each branch of four a lane of its own, all joined at the cat', () => {
    const { rows, count } = lanesOf([[-1], [0], [0], [0], [0], [1, 2, 3, 4]]);
    expect(count).toBe(4);
    expect(rows.map(({ lane }) => lane)).toEqual([0, 0, 1, 2, 3, 0]);
    expect(rows[5]?.joins.toSorted()).toEqual([1, 2, 3]);
  });

  it('lay long skips outside short ones', () => {
    const { rows } = lanesOf([[-1], [0], [1], [2], [3, 1], [4, 0]]);
    expect(rows[0]?.splits).toEqual([2]);
    expect(rows[1]?.splits).toEqual([1]);
  });

  it('count the lines for which there is no lane', () => {
    const skips = Array.from({ length: 6 }, (_, at) => at);
    const edges = [[-1], ...skips.map((at) => [at]), ...skips.map((at) => [6 + at, 5 - at])];
    const { rows, count } = lanesOf(edges);
    expect(count).toBeLessThanOrEqual(4);
    expect(rows.reduce((all, { unseen }) => all + unseen, 0)).toBeGreaterThan(0);
  });
});
