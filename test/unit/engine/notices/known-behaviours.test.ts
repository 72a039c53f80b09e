import { describe, expect, it } from 'vitest';
import {
  plan as planSpec,
  specify,
  type ArgumentValue,
  type Framework,
  type PoolCall,
} from '../../../../src/engine/index.js';
import { notices, plainText } from '../../../../src/engine/notices/index.js';
import type { Notice } from '../../../../src/engine/notices/notice.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import { average, max, planOf, sliding } from '../plans.js';

const find = (plan: Plan, code: string): Notice | undefined =>
  notices(plan).find((notice) => notice.code === code);

const textOf = (plan: Plan, code: string): string => {
  const notice = find(plan, code);
  return notice === undefined ? '' : plainText(notice);
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

const square = (n: number): readonly number[] => [1, 1, n, n];

describe('oddities of one framework', () => {
  it('says which window ONNX’s shape inference counted before operator set 22', () => {
    const windows = sliding(
      [3, 3],
      [3, 3],
      [
        [1, 1],
        [1, 1],
      ],
      { rounding: 'ceil' },
    );
    const pooling = (version: string) => {
      const plan = planOf(windows, average(), square(2), { framework: 'onnx' });
      return withCall(plan, { ...call('onnx', 'AveragePool', { ceil_mode: 1 }), version });
    };
    expect(pooling('19').outputShape).toEqual([1, 1, 1, 1]);
    expect(textOf(pooling('19'), 'onnx-ceil-window-kept')).toContain('shape inference');
    expect(find(pooling('22'), 'onnx-ceil-window-kept')).toBeUndefined();
  });

  it('names both sizes where ONNX Runtime gives another than the operator’s text', () => {
    const planned = (args: Readonly<Record<string, ArgumentValue>>, size: number) => {
      const spec = specify(call('onnx', 'MaxPool', args));
      const plan = spec.ok ? planSpec(spec.value, [1, 1, size, size]) : spec;
      if (!plan.ok) throw new Error(plan.error.message);
      return plan.value;
    };
    const valid = { kernel_shape: [2, 2], strides: [2, 2], auto_pad: 'VALID', ceil_mode: 1 };
    expect(textOf(planned(valid, 5), 'onnx-runtime-sizes')).toContain('gives 3×3');
    expect(textOf(planned(valid, 5), 'onnx-runtime-sizes')).toContain('is 2×2');
    expect(find(planned(valid, 4), 'onnx-runtime-sizes')).toBeUndefined();
    const tooLarge = { kernel_shape: [3, 3], strides: [4, 4] };
    expect(textOf(planned(tooLarge, 2), 'onnx-runtime-sizes')).toContain('gives 1×1');
  });

  it('says it of a numeric pad alone that TensorFlow.js sizes by the height', () => {
    const plan = planOf(
      sliding(
        [2, 3],
        [1, 1],
        [
          [1, 1],
          [1, 1],
        ],
      ),
      max,
      square(5),
      { framework: 'tfjs' },
    );
    const padded = (pad: ArgumentValue) => withCall(plan, call('tfjs', 'maxPool', { pad }));
    expect(find(padded(1), 'tfjs-pad-from-height')).toBeDefined();
    const pairs = [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ];
    expect(find(padded(pairs), 'tfjs-pad-from-height')).toBeUndefined();
  });

  it('names the partial windows that older runtimes divide otherwise', () => {
    const ceil = sliding(
      [2, 2],
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
      { rounding: 'ceil' },
    );
    const plan = planOf(ceil, average(), square(3), { framework: 'onnx' });
    expect(find(plan, 'onnx-runtime-ceil-count')?.cells).toContainEqual({
      of: 'output',
      axis: 0,
      ranges: [{ from: 1, to: 2 }],
    });
  });
});
