import { product } from '../row-major.js';
import { dialectOf } from '../dialects/index.js';
import type { Plan } from './plan.js';

/**
 * Indices of a max layer as its framework returns them: PyTorch counts within the plane, TensorFlow
 * within the batch entry with channels innermost, ONNX over the whole tensor. `planeIndices` are
 * those of `pool`, row-major in `plan.outputShape`.
 */
export const frameworkIndices = (plan: Plan, planeIndices: Int32Array): Int32Array => {
  const { spec, channels, axes } = plan;
  const layout = spec.indexLayout ?? dialectOf(spec.framework).indices;
  if (layout === 'plane') return planeIndices;
  const last = spec.layout === 'channels-last';
  const sizes = axes.map((axis) => axis.inputSize);
  const inputPlane = product(sizes);
  const outputPlane = axes.reduce((all, axis) => all * axis.outputSize, 1);
  return planeIndices.map((index, at) => {
    if (index < 0) return index;
    const plane = last ? 0 : Math.floor(at / outputPlane);
    const batch = last ? Math.floor(at / (outputPlane * channels)) : Math.floor(plane / channels);
    const channel = last ? at % channels : plane % channels;
    const within = layout === 'tensor-column-major' ? columnMajor(index, sizes) : index;
    const inEntry = last ? within * channels + channel : channel * inputPlane + within;
    return layout === 'entry' ? inEntry : batch * channels * inputPlane + inEntry;
  });
};

/** A row-major offset as the column-major one of the same cell. */
const columnMajor = (offset: number, sizes: readonly number[]): number => {
  let rest = offset;
  let result = 0;
  for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
    const size = sizes[axis] ?? 1;
    const stride = product(sizes.slice(0, axis));
    result += (rest % size) * stride;
    rest = Math.floor(rest / size);
  }
  return result;
};
