import { describe, expect, it } from 'vitest';
import { plan, specify, type Plan, type PoolCall } from '../../../../../src/engine/index.js';
import { frameworkCandidates } from '../../../../../src/present/tabs/compare/compare-frameworks.js';
import { planCandidate } from '../../../../../src/present/tabs/compare/compare-candidates.js';

function planned(call: Omit<PoolCall, 'version'>, input: readonly number[]): Plan {
  const specified = specify({ ...call, version: null }, input);
  const laidOut = specified.ok ? plan(specified.value, input) : specified;
  if (!laidOut.ok) throw new Error(laidOut.error.message);
  return laidOut.value;
}

function asOnnx(own: Plan, id: string) {
  const candidate = frameworkCandidates(own).find((one) => one.id === id);
  if (candidate === undefined) throw new Error(`no candidate ${id}`);
  const laidOut = planCandidate(candidate, own);
  return laidOut.ok
    ? laidOut.value.axes.map(({ outputSize }) => outputSize)
    : `${laidOut.error.exception}: ${laidOut.error.message}`;
}

const torch = (args: PoolCall['arguments']): Omit<PoolCall, 'version'> => ({
  framework: 'torch',
  operation: 'MaxPool2d',
  arguments: args,
});

describe('a layer laid out as a node of ONNX', () => {
  it('is refused in ONNX Runtime’s words where its windows skip cells under SAME', () => {
    const own = planned(torch({ kernel_size: 2, stride: 3 }), [1, 1, 6, 6]);
    expect(asOnnx(own, 'onnx-same-upper')).toBe('Fail: padding values must be non-negative');
  });

  it('is refused alike where channels come last', () => {
    const keras = { framework: 'keras', operation: 'MaxPooling2D' } as const;
    const own = planned({ ...keras, arguments: { pool_size: 2, strides: 3 } }, [1, 6, 6, 4]);
    expect(asOnnx(own, 'onnx-same-upper')).toBe('Fail: padding values must be non-negative');
  });

  it('pads for the undilated kernel, as ONNX Runtime does', () => {
    const own = planned(torch({ kernel_size: 3, stride: 1, dilation: 2 }), [1, 1, 9, 9]);
    expect(asOnnx(own, 'onnx-same-upper')).toEqual([7, 7]);
  });

  it('is the same layer where the input has no batch', () => {
    const own = planned(torch({ kernel_size: 3, stride: 2, padding: 1 }), [4, 9, 9]);
    expect(asOnnx(own, 'onnx-pads')).toEqual([5, 5]);
  });
});
