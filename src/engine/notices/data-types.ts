import { dataTypeError } from '../dialects/binding/data-type-error.js';
import { frameworkOf } from '../dialects/index.js';
import { tapCount } from '../geometry/axis.js';
import { number } from '../number-text.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import type { DataType, Framework } from '../spec.js';
import { pool } from '../values/reduce.js';
import type { Notice, NoticeFix, NoticeRule } from './notice.js';
import { rowsWith } from './rows-with.js';

/**
 * A type of values that a layer can't take on a CPU, or takes by cutting fractions off.
 * Sources: PyTorch 2.13 and TensorFlow 2.21, run on a CPU.
 */
export const dataTypes: NoticeRule = (plan, { dtype, values }): Notice | null => {
  const { framework, reducer } = plan.spec;
  if (dtype === undefined) return null;
  const averages = reducer.kind === 'avg';
  if (!isTaken(plan, dtype)) {
    const names = { framework: frameworkOf(framework).name, dtype };
    return {
      code: 'dtype-unsupported',
      severity: 'error',
      text: averages
        ? say('{framework} has **no** averages of {dtype} values here on a CPU.', names)
        : reducer.kind === 'max'
          ? say('{framework} has **no** maxima of {dtype} values here on a CPU.', names)
          : say('{framework} has **no** pooling of {dtype} values here on a CPU.', names),
      cells: [],
      fixes: convertFirst(framework),
    };
  }
  if (averages && dtype === 'float16' && tapsOfAWindow(plan) >= manyTaps) {
    return {
      code: 'dtype-saturates',
      severity: 'info',
      text: say(
        'On accelerators a **float16** average whose sum passes 65504 can come out infinite (reported).',
      ),
      cells: [],
      fixes: [],
    };
  }
  if (!averages || frameworkOf(framework).cutsAverages?.includes(dtype) !== true) return null;
  return { ...cutOff(plan, values), code: 'dtype-truncates', fixes: convertFirst(framework) };
};

/** So many values of 16 pass the largest float16 number, 65504. */
const manyTaps = 4096;

const tapsOfAWindow = ({ axes }: Plan): number =>
  axes.reduce((taps, axis) => taps * (axis.outputSize === 0 ? 0 : tapCount(axis, 0)), 1);

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

const convertFirst = (framework: Framework): readonly NoticeFix[] => {
  const code = frameworkOf(framework).byHand?.toFloat('x');
  return code === undefined ? [] : [{ kind: 'code', label: say('Convert first'), code }];
};

/** Whether a framework takes values of a type; where that is not known it does. */
const isTaken = ({ spec }: Plan, dtype: DataType): boolean =>
  frameworkOf(spec.framework).takes?.(spec, dtype) ?? dataTypeError(spec, dtype) === null;
