import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { say, textOf } from '../../../../src/engine/phrase.js';
import {
  fieldLink,
  fieldOf,
  fieldThrough,
  receptiveField,
  type FieldLink,
} from '../../../../src/engine/geometry/receptive-field.js';
import { max, planOf, sliding } from '../plans.js';

const link = (
  kernel: number,
  stride: number,
  padBefore = 0,
  padAfter = padBefore,
  dilation = 1,
): FieldLink => ({ kernel, stride, dilation, padBefore, padAfter });

const chainOf = (...links: FieldLink[]) =>
  links.map((axis) => ({ kind: 'known', axes: [axis] }) as const);

/** Cells of the first input that an output reads, followed link by link. */
const follow = (links: readonly FieldLink[], output: number): { from: number; to: number } => {
  let cells = new Set([output]);
  for (const { kernel, stride, dilation, padBefore } of links.toReversed()) {
    const next = new Set<number>();
    for (const cell of cells) {
      for (let j = 0; j < kernel; j += 1) next.add(cell * stride - padBefore + j * dilation);
    }
    cells = next;
  }
  return { from: Math.min(...cells), to: Math.max(...cells) + 1 };
};

describe('receptive field', () => {
  it('is what following every tap of every layer gives', () => {
    const links = fc.array(
      fc.record({
        kernel: fc.integer({ min: 1, max: 4 }),
        stride: fc.integer({ min: 1, max: 3 }),
        dilation: fc.integer({ min: 1, max: 2 }),
        padBefore: fc.integer({ min: 0, max: 3 }),
        padAfter: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(links, fc.integer({ min: 0, max: 5 }), (chain, output) => {
        const field = receptiveField(chainOf(...chain));
        if (field.kind !== 'known') throw new Error(textOf(field.reason));
        if (chain.length === 0) {
          expect(field.axes).toEqual([]);
          return;
        }
        const [axis] = field.axes;
        if (axis === undefined) throw new Error('one axis');
        expect(fieldOf(axis, output)).toEqual(follow(chain, output));
      }),
      { numRuns: 200 },
    );
  });

  it('knows the stem of ResNet and the five blocks of VGG-16', () => {
    const stem = receptiveField(chainOf(link(7, 2, 3), link(3, 2, 1)));
    expect(stem).toEqual({ kind: 'known', axes: [{ size: 11, jump: 4, start: -5 }] });
    const blocks = [2, 2, 3, 3, 3].flatMap((convolutions) => [
      ...Array.from({ length: convolutions }, () => link(3, 1, 1)),
      link(2, 2),
    ]);
    expect(receptiveField(chainOf(...blocks))).toEqual({
      kind: 'known',
      axes: [{ size: 212, jump: 32, start: -90 }],
    });
  });

  it('moves with the padding before, not with the padding after', () => {
    const before = receptiveField(chainOf(link(3, 2, 1, 0)));
    const both = receptiveField(chainOf(link(3, 2, 1, 1)));
    const after = receptiveField(chainOf(link(3, 2, 0, 1)));
    expect(before).toEqual(both);
    expect(after).toEqual({ kind: 'known', axes: [{ size: 3, jump: 2, start: 0 }] });
  });

  it('is unknown from the layer on that is unknown, with its reason', () => {
    const [known] = chainOf(link(3, 1));
    if (known === undefined) throw new Error('one link');
    const chain = [known, { kind: 'unknown', reason: say('adaptive bins differ') } as const];
    expect(receptiveField(chain)).toEqual({
      kind: 'unknown',
      reason: say('adaptive bins differ'),
      link: 1,
    });
  });

  it('takes links from planned axes: sliding, global and adaptive that divides', () => {
    const plan = planOf(sliding([3], [2], [[1, 0]], { dilation: [2] }), max, [1, 1, 9]);
    expect(plan.axes.map(fieldLink)).toEqual([link(3, 2, 1, 0, 2)]);
    const global = planOf({ kind: 'global', keepDims: true }, max, [1, 1, 7]);
    expect(global.axes.map(fieldLink)).toEqual([link(7, 1)]);
    const even = planOf({ kind: 'adaptive', outputSize: [3] }, max, [1, 1, 6]);
    expect(even.axes.map(fieldLink)).toEqual([link(2, 2)]);
    const uneven = planOf({ kind: 'adaptive', outputSize: [3] }, max, [1, 1, 7]);
    expect(uneven.axes.map(fieldLink)).toEqual([null]);
  });

  it('follows uneven bins output by output', () => {
    const pool = planOf(sliding([2]), max, [1, 1, 10]).axes[0];
    const bins = planOf({ kind: 'adaptive', outputSize: [3] }, max, [1, 1, 5]).axes[0];
    if (pool === undefined || bins === undefined) throw new Error('one axis each');
    expect([0, 1, 2].map((i) => fieldThrough([pool, bins], i))).toEqual([
      { from: 0, to: 4 },
      { from: 2, to: 8 },
      { from: 6, to: 10 },
    ]);
  });
});
