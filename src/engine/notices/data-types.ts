import { say } from '../phrase.js';
import type { Plan } from '../plan.js';
import { pool } from '../reduce.js';
import type { DataType } from '../spec.js';
import type { Values } from '../walk.js';
import type { Notice, NoticeFix, NoticeRule } from './notice.js';
import { rowsWith } from './rows-with.js';
import { frameworkName, number } from './wording.js';

/**
 * A type of values that a layer can't take on a CPU, or takes by cutting fractions off.
 * Sources: PyTorch 2.13 and TensorFlow 2.21, run on a CPU.
 */
export const dataTypes: NoticeRule = (plan, { dtype, values }): Notice | null => {
  const { framework, reducer } = plan.spec;
  if (dtype === undefined) return null;
  const taken = takenTypes(plan);
  const averages = reducer.kind === 'avg';
  if (taken !== null && !taken.includes(dtype)) {
    const names = { framework: frameworkName[framework], dtype };
    return {
      code: 'dtype-unsupported',
      severity: 'error',
      text: averages
        ? say('{framework} has **no** averages of {dtype} values here on a CPU.', names)
        : reducer.kind === 'max'
          ? say('{framework} has **no** maxima of {dtype} values here on a CPU.', names)
          : say('{framework} has **no** pooling of {dtype} values here on a CPU.', names),
      cells: [],
      fixes: framework === 'torch' ? [convertFirst] : [],
    };
  }
  if (framework !== 'torch' || !averages || dtype !== 'int64') return null;
  return { ...cutOff(plan, values), code: 'dtype-truncates', fixes: [convertFirst] };
};

/** Which averages lose a fraction, where the values are known. */
function cutOff(
  plan: Plan,
  values: Values | undefined,
): Pick<Notice, 'severity' | 'text' | 'cells'> {
  if (values === undefined || plan.outputShape.includes(0)) {
    const text = say(
      'Averages of int64 values are **cut off** towards 0: 11/4 gives 2, −11/4 gives −2.',
    );
    return { severity: 'warning', text, cells: [] };
  }
  const { output } = pool(plan, Float64Array.from(values));
  const cut = output.filter(hasFraction).length;
  return {
    severity: cut === 0 ? 'info' : 'warning',
    text: say(
      'Averages of int64 values are **cut off** towards 0, here {cut} of {total}: 11/4 gives 2, −11/4 gives −2.',
      { cut: number(cut), total: number(output.length) },
    ),
    cells: rowsWith(plan, 'output', output, hasFraction),
  };
}

const hasFraction = (value: number): boolean => value % 1 !== 0;

const convertFirst: NoticeFix = { kind: 'code', label: say('Convert first'), code: 'x.float()' };

const floats: readonly DataType[] = ['float16', 'bfloat16', 'float32', 'float64'];

const integers: readonly DataType[] = ['uint8', 'int32', 'int64'];

/** The types that a layer takes; null where that is not known. */
const takenTypes = ({ spec }: Plan): readonly DataType[] | null => {
  const { framework, reducer, rank, source } = spec;
  if (framework === 'tensorflow' || framework === 'keras') {
    return reducer.kind === 'avg' && source.kind !== 'global' ? floats : null;
  }
  if (framework === 'tfjs')
    return reducer.kind === 'avg' && source.kind === 'sliding' ? floats : null;
  if (framework !== 'torch') return null;
  if (source.kind === 'adaptive') return floats;
  if (source.kind !== 'sliding') return null;
  switch (reducer.kind) {
    case 'max':
      return rank === 1 ? floats : [...floats, ...integers];
    case 'avg':
    case 'lp':
      return rank === 3 ? ['float32', 'float64', 'int64'] : [...floats, 'int64'];
    case 'min':
    case 'sum':
    case 'lse':
    case 'softmax':
    case 'stochastic':
    case 'mixed':
    case 'median':
    case 'gem':
    case 'weighted':
      return null;
    default:
      return reducer satisfies never;
  }
};
