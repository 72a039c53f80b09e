import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notices, plainText } from '../../../../src/engine/notices/index.js';
import type { Notice, NoticeContext } from '../../../../src/engine/notices/notice.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import {
  say,
  textOf as inEnglish,
  type ArgumentValue,
  type Framework,
  type PoolCall,
} from '../../../../src/engine/index.js';
import { average, max, planOf, sliding } from '../plans.js';

const find = (plan: Plan, code: string, context: NoticeContext = {}): Notice | undefined =>
  notices(plan, context).find((notice) => notice.code === code);

const textOf = (plan: Plan, code: string, context: NoticeContext = {}): string | null => {
  const notice = find(plan, code, context);
  return notice === undefined ? null : plainText(notice);
};

const call = (
  framework: Framework,
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
): PoolCall => ({ framework, operation, arguments: args, version: null });

const withCall = (plan: Plan, poolCall: PoolCall): Plan => ({
  ...plan,
  spec: { ...plan.spec, call: poolCall },
});

const square = (n: number, channels = 1): readonly number[] => [1, channels, n, n];

const both = (k: number, s: number, p = 0, options: Parameters<typeof sliding>[3] = {}) =>
  sliding(
    [k, k],
    [s, s],
    [
      [p, p],
      [p, p],
    ],
    options,
  );

const ceil = { rounding: 'ceil' } as const;

describe('wording of notices', () => {
  it('says which padding is never read, in bold, and offers it one-sided', () => {
    const notice = find(planOf(both(3, 2, 1), max, square(4)), 'padding-never-read');
    expect(notice === undefined ? '' : inEnglish(notice.text)).toBe(
      'Right and bottom padding is **never read**: left/top-only padding gives the same output.',
    );
    expect(notice?.severity).toBe('info');
    expect(notice?.cells).toEqual([
      { of: 'input', axis: 0, ranges: [{ from: 4, to: 5 }] },
      { of: 'input', axis: 1, ranges: [{ from: 4, to: 5 }] },
    ]);
    expect(notice?.fixes).toEqual([
      {
        kind: 'code',
        label: say('Copy as F.pad'),
        code: 'F.max_pool2d(F.pad(x, (1, 0, 1, 0), value=float("-inf")), 3, stride=2)',
      },
    ]);
  });

  it('pads an average with zeros, and gives frameworks with two-sided padding an argument', () => {
    expect(find(planOf(both(3, 2, 1), average(), square(4)), 'padding-never-read')?.fixes).toEqual([
      expect.objectContaining({ code: 'F.avg_pool2d(F.pad(x, (1, 0, 1, 0)), 3, stride=2)' }),
    ]);
    expect(
      find(planOf(both(3, 2, 1), average(false), square(4)), 'padding-never-read')?.fixes,
    ).toEqual([]);
    const onnx = planOf(both(3, 2, 1), max, square(4), { framework: 'onnx' });
    expect(find(onnx, 'padding-never-read')?.fixes).toEqual([
      {
        kind: 'argument',
        label: say('Set {argument}', { argument: 'pads=(1, 1, 0, 0)' }),
        parameter: 'pads',
        value: [1, 1, 0, 0],
      },
    ]);
  });

  it('counts the cells where only part of a side is never read', () => {
    const plan = planOf(sliding([4], [4], [[2, 2]]), max, [1, 1, 5]);
    expect(textOf(plan, 'padding-never-read')).toBe(
      '1 of 2 padding cells at the right is never read: the output is the same without.',
    );
  });

  it.each([
    [
      planOf(both(2, 2), max, square(5)),
      'Input row 4 and column 4 are dropped: no window reads them.',
    ],
    [planOf(sliding([2, 2]), max, [1, 1, 5, 4]), 'Input row 4 is dropped: no window reads it.'],
    [
      planOf(sliding([4, 2]), max, [1, 1, 10, 4]),
      'Input rows 8–9 are dropped: no window reads them.',
    ],
    [planOf(sliding([2]), max, [1, 1, 5]), 'Input cell 4 is dropped: no window reads it.'],
    [
      planOf(sliding([2, 2, 2]), max, [1, 1, 3, 2, 2]),
      'Input slice 2 is dropped: no window reads it.',
    ],
  ])('says what is dropped (%#)', (plan, text) => {
    expect(textOf(plan, 'cells-dropped')).toBe(text);
    expect(find(plan, 'cells-dropped')).toMatchObject({
      severity: 'warning',
      fixes: [{ parameter: 'ceil_mode', value: true }],
    });
  });

  it('does not offer rounding up where the framework would drop that window', () => {
    const plan = planOf(sliding([3], [3], [[1, 1]]), max, [1, 1, 2]);
    expect(find(plan, 'cells-dropped')).toBeUndefined();
    expect(
      textOf(planOf(sliding([3], [3], [[1, 1]], ceil), max, [1, 1, 2]), 'ceil-window-dropped'),
    ).toBe(
      'PyTorch drops the last window of rounding up: it would start at cell 2, after the data.',
    );
  });

  it('says which windows are partial and what rounding down would lose', () => {
    expect(textOf(planOf(both(2, 2, 0, ceil), average(), square(5)), 'windows-partial')).toBe(
      'The last row and column of windows are partial. With ceil_mode=False they go away, and input row 4 and column 4 are dropped.',
    );
    expect(
      textOf(
        planOf(sliding([3, 2], [2, 2], undefined, ceil), max, [1, 1, 4, 4]),
        'windows-partial',
      ),
    ).toBe(
      'The last row of windows is partial. With ceil_mode=False they go away, and input row 3 is dropped.',
    );
  });

  it('says when padding="same" of Keras does the same as rounding up', () => {
    expect(textOf(planOf(both(2, 2, 0, ceil), average(), square(5)), 'ceil-is-same')).toBe(
      'Keras and TensorFlow have no ceil_mode. Here padding="same" gives the same output.',
    );
    expect(find(planOf(both(3, 2, 0, ceil), max, square(4)), 'ceil-is-same')).toBeDefined();
    expect(find(planOf(both(3, 3, 0, ceil), max, square(4)), 'ceil-is-same')).toBeUndefined();
  });

  it('says what the corners of an average divide by', () => {
    expect(textOf(planOf(both(3, 2, 1), average(true), square(4)), 'divisor-at-edges')).toBe(
      'Padding counts as 0 in the average: corner outputs divide by 9 but read 4 values.',
    );
    const ignored = find(planOf(both(3, 2, 1), average(false), square(4)), 'divisor-at-edges');
    expect(ignored === undefined ? '' : plainText(ignored)).toBe(
      'Padding is ignored in the average: corner outputs divide by 4.',
    );
    expect(ignored?.fixes).toEqual([
      expect.objectContaining({ parameter: 'count_include_pad', value: true }),
    ]);
    expect(textOf(planOf(both(2, 2, 0, ceil), average(), square(5)), 'divisor-at-edges')).toBe(
      'The overhang is not counted: corner outputs divide by 1, the others by 4.',
    );
    expect(textOf(planOf(both(3, 2, 1), average(true, 5), square(4)), 'divisor-at-edges')).toBe(
      'Every output divides by 5: corner outputs read 4 values, the others 9.',
    );
    expect(textOf(planOf(both(2, 2), average(), square(4)), 'divisor-at-edges')).toBeNull();
  });

  it('says that counting padding has no effect, only where it was written', () => {
    const plan = planOf(both(2, 2), average(false), square(4));
    expect(find(plan, 'count-has-no-effect')).toBeUndefined();
    const written = withCall(plan, call('torch', 'AvgPool2d', { count_include_pad: false }));
    expect(textOf(written, 'count-has-no-effect')).toBe(
      'count_include_pad has no effect here: no window reads padding.',
    );
    const beyond = withCall(
      planOf(sliding([2], [3], [[0, 1]]), average(false), [1, 1, 5]),
      call('torch', 'AvgPool1d', { count_include_pad: false }),
    );
    expect(find(beyond, 'count-has-no-effect')?.cells).toEqual([
      { of: 'input', axis: 0, ranges: [{ from: 5, to: 6 }] },
    ]);
    const overridden = withCall(
      planOf(both(3, 2, 1), average(false, 4), square(4)),
      call('torch', 'AvgPool2d', { count_include_pad: false, divisor_override: 4 }),
    );
    expect(textOf(overridden, 'count-has-no-effect')).toBe(
      'count_include_pad has no effect here: divisor_override replaces the count.',
    );
    expect(find(overridden, 'count-has-no-effect')?.cells).toEqual(
      [0, 1].map((axis) => ({ of: 'input', axis, ranges: [{ from: -1, to: 0 }] })),
    );
    const effective = withCall(
      planOf(both(3, 2, 1), average(false), square(4)),
      call('torch', 'AvgPool2d', { count_include_pad: false }),
    );
    expect(find(effective, 'count-has-no-effect')).toBeUndefined();
  });

  it('says what windows skip', () => {
    expect(textOf(planOf(sliding([2, 2], [2, 3]), max, [1, 1, 4, 8]), 'windows-skip')).toBe(
      'Windows skip every third column: stride 3 is larger than kernel 2.',
    );
    expect(textOf(planOf(sliding([1], [4]), max, [1, 1, 9]), 'windows-skip')).toBe(
      'Windows skip 3 of every 4 cells: stride 4 is larger than kernel 1.',
    );
    expect(
      textOf(
        planOf(sliding([2], [2], [[0, 0]], { dilation: [2] }), max, [1, 1, 6]),
        'windows-skip',
      ),
    ).toBe('Windows skip 3 of 6 cells: stride 2 with dilation 2 never lands on them.');
  });

  it('says it once where rows and columns are stepped over alike, the last ones included', () => {
    const found = notices(planOf(both(1, 2), max, square(6)));
    expect(found.map(plainText)).toEqual([
      'Windows skip every second row and column: stride 2 is larger than kernel 1.',
    ]);
    expect(found[0]?.cells).toEqual(
      [0, 1].map((axis) => ({
        of: 'input',
        axis,
        ranges: [1, 3, 5].map((from) => ({ from, to: from + 1 })),
      })),
    );
    expect(textOf(planOf(both(2, 5), max, square(12)), 'windows-skip')).toBe(
      'Windows skip 3 of every 5 rows and columns: stride 5 is larger than kernel 2.',
    );
  });

  it('rounds in the words of each framework', () => {
    const partly = (framework: Framework) => framed(framework, both(2, 2, 0, ceil), max);
    expect(textOf(partly('onnx'), 'windows-partial')).toContain('With ceil_mode=0 they go away');
    expect(textOf(partly('caffe'), 'windows-partial')).toContain('With round_mode: FLOOR they');
    expect(textOf(partly('skimage'), 'windows-partial')).toContain('Rounded down, they go away');
    expect(find(partly('webnn'), 'windows-partial')?.fixes).toEqual([
      {
        kind: 'argument',
        label: say('Set {argument}', { argument: 'outputShapeRounding: "floor"' }),
        parameter: 'outputShapeRounding',
        value: 'floor',
      },
    ]);
  });

  it('says that a fill counts in the mean', () => {
    const plan = framed('skimage', both(2, 2, 0, ceil), average(), 0);
    expect(textOf(plan, 'divisor-at-edges')).toBe(
      'The overhang counts as 0 in the average: corner outputs divide by 4 but read 1 value.',
    );
  });

  it('says that windows move by 1 where a framework reads no stride that way', () => {
    const plan = planOf(both(2, 1), max, [1, 4, 4, 1], {
      framework: 'flax',
      layout: 'channels-last',
    });
    const bare = withCall(plan, call('flax', 'max_pool', { window_shape: [2, 2] }));
    expect(textOf(bare, 'stride-is-one')).toBe(
      'Without strides, Flax moves windows by 1; PyTorch and Keras move them by their own size.',
    );
    const given = withCall(
      plan,
      call('flax', 'max_pool', { window_shape: [2, 2], strides: [1, 1] }),
    );
    expect(find(given, 'stride-is-one')).toBeUndefined();
  });

  it('says how adaptive bins lie', () => {
    const bins = (n: number, o: number) =>
      planOf({ kind: 'adaptive', outputSize: [o] }, average(), [1, 1, n]);
    expect(textOf(bins(5, 3), 'bins-uneven')).toBe(
      'Bins are uneven and overlap: 5 is not a multiple of 3.',
    );
    expect(textOf(bins(3, 2), 'bins-uneven')).toBe('Bins overlap: 3 is not a multiple of 2.');
    expect(textOf(bins(3, 5), 'bins-uneven')).toBe('Bins repeat cells: 5 outputs from 3 cells.');
    expect(textOf(bins(6, 3), 'bins-uneven')).toBeNull();
    expect(textOf(bins(3, 1e9), 'bins-uneven')).toContain('1000000000 outputs from 3 cells');
    for (let n = 2; n < 30; n += 1) {
      for (let o = 2; o < n; o += 1) {
        const widths = Array.from(
          { length: o },
          (_, i) => Math.ceil(((i + 1) * n) / o) - Math.floor((i * n) / o),
        );
        const word = new Set(widths).size === 1 ? 'Bins overlap' : 'Bins are uneven';
        const text = textOf(bins(n, o), 'bins-uneven');
        if (n % o === 0) expect(text).toBeNull();
        else expect(text, `${n} to ${o}`).toContain(word);
      }
    }
    const plane = planOf({ kind: 'adaptive', outputSize: [3, 3] }, average(), square(5));
    expect(notices(plane).filter(({ code }) => code === 'bins-uneven')).toHaveLength(1);
  });

  it('says which window holds only padding and what it gives', () => {
    const plan = planOf(
      sliding(
        [2, 2],
        [4, 4],
        [
          [2, 0],
          [2, 0],
        ],
      ),
      max,
      square(4),
      { framework: 'flax' },
    );
    expect(textOf(plan, 'windows-empty')).toBe(
      '3 of 4 windows hold only padding: their output is −∞.',
    );
    const one = planOf(sliding([1], [3], [[1, 0]]), max, [1, 1, 3], { framework: 'flax' });
    expect(textOf(one, 'windows-empty')).toBe('Window [0] holds only padding: its output is −∞.');
  });

  it('says on which side SAME puts the odd cell and how many outputs that changes', () => {
    const source = both(3, 2);
    if (source.kind !== 'sliding') throw new Error('sliding');
    const same = { ...source, padding: { kind: 'same', extra: 'after' } } as const;
    const plan = planOf(same, max, [1, 4, 4, 1], {
      framework: 'tensorflow',
      layout: 'channels-last',
    });
    const values = Float64Array.from({ length: 16 }, (_, i) => i);
    expect(textOf(plan, 'same-is-not-symmetric', { values })).toBe(
      'TensorFlow SAME puts the odd padding cell after the data; 3 of 4 outputs differ from padding=1 in PyTorch.',
    );
    expect(textOf(plan, 'same-is-not-symmetric')).toContain(
      'gives the same size from other windows',
    );
  });

  it('says that zeros win a maximum of negative values', () => {
    const source = both(2, 2, 0, ceil);
    const plan = planOf(source, max, square(5), { framework: 'skimage', fill: 0 });
    const values = Float64Array.from({ length: 25 }, (_, i) => -1 - i);
    expect(textOf(plan, 'padding-wins-max', { values })).toBe(
      'Padding counts as 0 in the maximum: 5 of 9 outputs are 0 instead of their largest value.',
    );
    const before = {
      axes: [
        { before: 1, after: 0 },
        { before: 1, after: 0 },
      ],
      value: 0,
    };
    const padded = find(planOf(both(3, 2), max, square(5)), 'padding-wins-max', {
      paddedBefore: before,
    });
    expect(padded?.cells).toEqual([
      { of: 'input', axis: 0, ranges: [{ from: 0, to: 1 }] },
      { of: 'input', axis: 1, ranges: [{ from: 0, to: 1 }] },
    ]);
    expect(padded?.fixes[0]).toMatchObject({ code: 'F.pad(x, (1, 0, 1, 0), value=float("-inf"))' });
    const right = { ...before, value: Number.NEGATIVE_INFINITY };
    expect(
      find(planOf(both(3, 2), max, square(5)), 'padding-wins-max', { paddedBefore: right }),
    ).toBeUndefined();
  });

  it('says what NaN does, where there is one', () => {
    const plan = planOf(both(2, 2), max, square(4));
    const values = Float64Array.from({ length: 16 }, (_, i) => (i === 5 ? Number.NaN : i));
    expect(textOf(plan, 'nan-policy', { values })).toBe(
      'The input holds 1 NaN. NaN spreads to every window that reads it: 1 of 4 outputs are NaN.',
    );
    expect(find(plan, 'nan-policy', { values })?.cells).toEqual([
      { of: 'input', axis: 0, ranges: [{ from: 1, to: 2 }] },
    ]);
    expect(find(plan, 'nan-policy', { values: values.map(() => 1) })).toBeUndefined();
  });

  it('says how often values are read where windows overlap a lot', () => {
    expect(textOf(planOf(both(13, 1, 6), max, square(64)), 'overlap-wasteful')).toBe(
      'Each input value is read 152.4 times on average: stride 1×1 is much smaller than kernel 13×13. One axis after the other needs 26 reads per output, not 169, for the same result.',
    );
    expect(find(planOf(both(3, 1, 1), max, square(64)), 'overlap-wasteful')).toBeUndefined();
  });

  it('says how far padding goes under dilation', () => {
    const plan = planOf(both(3, 1, 1, { dilation: [2, 2] }), max, square(8));
    expect(textOf(plan, 'dilated-padding-limit')).toBe(
      'Padding is at most 1 here, half of kernel 3; keeping the size with dilation 2 takes 2.',
    );
    expect(find(plan, 'dilated-padding-limit')?.fixes[0]).toMatchObject({
      code: 'F.max_pool2d(F.pad(x, (2, 2, 2, 2), value=float("-inf")), 3, stride=1, dilation=2)',
    });
    const over = planOf(both(3, 1, 2, { dilation: [2, 2] }), max, square(8));
    expect(textOf(over, 'dilated-padding-limit')).toBe(
      'PyTorch up to 2.13 rejects padding 2 here: it allows half of kernel 3, newer releases half of the dilated kernel 5.',
    );
    const beside = [
      { from: -2, to: 0 },
      { from: 8, to: 10 },
    ];
    expect(find(over, 'dilated-padding-limit')?.cells).toEqual([
      { of: 'input', axis: 0, ranges: beside },
      { of: 'input', axis: 1, ranges: beside },
    ]);
  });

  it('knows oddities of Lp pooling in PyTorch', () => {
    const lp = (p: number, options = {}) =>
      planOf(both(2, 2, 0, options), { kind: 'lp', p }, square(5));
    expect(textOf(lp(3), 'torch-lp-signed')).toContain('NaN');
    expect(textOf(lp(1), 'torch-lp-signed')).toContain('signed sum');
    expect(find(lp(2), 'torch-lp-signed')).toBeUndefined();
    expect(textOf(lp(2, ceil), 'torch-lp-partial-inflated')).toContain('scaled up');
  });

  it('says which types a layer does not take', () => {
    const flat = planOf(both(2, 2), average(), square(4));
    expect(textOf(flat, 'dtype-unsupported', { dtype: 'int32' })).toBe(
      'PyTorch has no averages of int32 values here on a CPU.',
    );
    expect(textOf(flat, 'dtype-truncates', { dtype: 'int64' })).toContain('cut off');
    const values = Float64Array.from({ length: 16 }, (_, i) => (i < 8 ? 4 : i));
    expect(find(flat, 'dtype-truncates', { dtype: 'int64', values })).toMatchObject({
      severity: 'warning',
      text: { values: { cut: '2', total: '4' } },
      cells: [{ of: 'output', axis: 0, ranges: [{ from: 1, to: 2 }] }],
    });
    expect(notices(flat, { dtype: 'float16' })).toEqual([]);
    expect(notices(planOf(both(2, 2), max, square(4)), { dtype: 'uint8' })).toEqual([]);
    const line = planOf(sliding([2]), max, [1, 1, 4]);
    expect(find(line, 'dtype-unsupported', { dtype: 'int64' })?.severity).toBe('error');
  });

  it.each<[string, Plan]>([
    ['keras-torch-backend-same', samePlan('keras', average(false), 4)],
    ['onnx-runtime-auto-pad-count', samePlan('onnx', average(true), 4)],
    ['onnx-runtime-ceil-count', framed('onnx', both(2, 2, 0, ceil), average(true))],
    ['paddle-gpu-divisor', framed('paddle', both(2, 2, 0, ceil), average(true))],
    [
      'tfjs-pad-from-height',
      framed(
        'tfjs',
        sliding(
          [2, 3],
          [1, 1],
          [
            [1, 1],
            [1, 1],
          ],
        ),
        max,
      ),
    ],
    ['webnn-divisor-unspecified', framed('webnn', both(3, 2, 1), average(false))],
    [
      'caffe-stochastic-gpu',
      framed('caffe', both(2, 2), { kind: 'stochastic', mode: 'train', seed: 1 }),
    ],
    ['torch-lp-infinity', framed('torch', both(2, 2), { kind: 'lp', p: Infinity })],
    [
      'timm-same-dilation',
      withCall(samePlan('timm', max, 3, [2, 2]), call('timm', 'MaxPool2dSame', { dilation: 2 })),
    ],
    [
      'timm-same-counts-zeros',
      withCall(
        framed('timm', both(2, 2, 0, ceil), average(true), 0),
        call('timm', 'AvgPool2dSame', { count_include_pad: false }),
      ),
    ],
  ])('knows %s where it applies, and not for plain 2×2 windows', (code, plan) => {
    expect(textOf(plan, code)).toMatch(/^[A-Za-z].*\.$/u);
    const { framework } = plan.spec;
    expect(find(framed(framework, both(1, 1), max), code)).toBeUndefined();
  });

  it('puts errors before warnings before facts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), (n, k) => {
        const order = ['error', 'warning', 'info'];
        const severities = notices(planOf(both(k, 2, 1), average(), square(n))).map(
          ({ severity }) => order.indexOf(severity),
        );
        expect(severities).toEqual(severities.toSorted((a, b) => a - b));
      }),
    );
  });

  it('has nothing to say about 2×2 windows on an even plane', () => {
    expect(notices(planOf(both(2, 2), max, [2, 3, 8, 8]))).toEqual([]);
  });
});

/** A layer of another framework on 5×5. */
function framed(
  framework: Framework,
  source: Parameters<typeof planOf>[0],
  reducer: Parameters<typeof planOf>[1],
  fill?: number,
): Plan {
  return planOf(source, reducer, square(5), { framework, ...(fill === undefined ? {} : { fill }) });
}

function samePlan(
  framework: Framework,
  reducer: Parameters<typeof planOf>[1],
  kernel: number,
  dilation: readonly number[] = [1, 1],
): Plan {
  const source = both(kernel, 2, 0, { dilation });
  if (source.kind !== 'sliding') throw new Error('sliding');
  return framed(framework, { ...source, padding: { kind: 'same', extra: 'after' } }, reducer);
}
