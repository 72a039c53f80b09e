import { countsPadding, type Plan } from '../../../engine/index.js';
import type { LayerCode } from './layer-code.js';
import { listText } from './python-text.js';
import { slidingOf } from './sliding.js';

const imports = ['from onnx import helper'];

const node = (operator: string, attributes: readonly string[]): LayerCode => {
  const lines = [`"${operator}"`, '["x"]', '["y"]', ...attributes];
  return {
    imports,
    body: `pool = helper.make_node(\n${lines.map((line) => `    ${line},`).join('\n')}\n)`,
    additions: [],
  };
};

/** An ONNX node (opset 22) for a layer on NC[D]HW input; null where there is no operator. */
export const onnxCode = (plan: Plan): LayerCode | null => {
  const { reducer, source } = plan.spec;
  if (reducer.kind !== 'max' && (reducer.kind !== 'avg' || reducer.divisorOverride !== null)) {
    return null;
  }
  const name = reducer.kind === 'max' ? 'Max' : 'Average';
  if (source.kind === 'global') {
    return node(`Global${name}Pool`, []);
  }
  const sliding = slidingOf(plan);
  if (sliding === null || source.kind !== 'sliding') {
    return null;
  }
  const { kernel, stride, dilation, padding } = sliding;
  const attributes = [`kernel_shape=${listText(kernel)}`, `strides=${listText(stride)}`];
  if (source.padding.kind === 'same') {
    attributes.push(`auto_pad="${source.padding.extra === 'after' ? 'SAME_UPPER' : 'SAME_LOWER'}"`);
  } else {
    const begins = padding.map(({ before }) => before);
    const ends = padding.map(({ after }) => after);
    attributes.push(`pads=${listText([...begins, ...ends])}`);
  }
  if (dilation.some((step) => step !== 1)) {
    attributes.push(`dilations=${listText(dilation)}`);
  }
  if (sliding.ceil) {
    attributes.push('ceil_mode=1');
  }
  if (countsPadding(reducer)) {
    attributes.push('count_include_pad=1');
  }
  return node(`${name}Pool`, attributes);
};
