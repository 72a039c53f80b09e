import { gradient, type Plan } from '../../src/engine/index.js';
import { english } from '../../src/engine/phrase.js';
import { planOf } from '../../src/present/lab/layer.js';
import { gradientCode } from '../../src/present/tabs/gradient/gradient-code.js';
import { withTiesOf } from '../../src/present/tabs/gradient/tie-rule.js';
import { settle } from '../../src/protocol/lab-controls.js';
import { labFrameworks } from '../../src/protocol/lab-settings.js';
import { settings } from './lab-cases.js';

/** A program whose `result` must be the gradient that the engine gives. */
export interface GradientCase {
  readonly kind: 'gradient';
  /** What it runs in, by the name that the checks have for it. */
  readonly framework: string;
  readonly name: string;
  readonly code: string;
  readonly expected: { readonly shape: readonly number[]; readonly data: readonly number[] };
  readonly tolerance: number;
}

/** What runs the code for a library, whose layer it is, and whose rule holds among equal values. */
const runs = {
  PyTorch: ['torch', 'torch', 'torch'],
  TensorFlow: ['tensorflow', 'tensorflow', 'tensorflow'],
  'Keras, on TensorFlow': ['keras-tensorflow', 'keras', 'tensorflow'],
  'Keras, on JAX': ['keras-jax', 'keras', 'jax'],
  'Keras, on PyTorch': ['keras-torch', 'keras', 'torch'],
  'JAX, with Flax': ['flax', 'flax', 'jax'],
} as const;

const isRun = (library: string): library is keyof typeof runs => Object.hasOwn(runs, library);

/** Few different values, so that windows hold equal ones. */
const valueAt = (index: number): number => ((index * 7 + 3) % 5) + 1;

const casesOf = (plan: Plan): readonly GradientCase[] => {
  const sizes = plan.axes.map(({ inputSize }) => inputSize);
  const product = (shape: readonly number[]): number => shape.reduce((all, n) => all * n, 1);
  const values = Float64Array.from({ length: product(sizes) }, (_, i) => valueAt(i));
  const upstream = new Float64Array(product(plan.axes.map(({ outputSize }) => outputSize))).fill(1);
  upstream[upstream.length - 1] = -2.5;
  return gradientCode(plan, values, upstream, english).map(({ library, text }) => {
    if (!isRun(library)) throw new Error(`nothing runs ${library}`);
    const [framework, written, computedBy] = runs[library];
    const body = text.slice(text.indexOf('pool'), text.indexOf('def gradient')).trim();
    return {
      kind: 'gradient',
      framework,
      name: `gradient of ${body.split('\n').join(' ')} on ${sizes.join('×')}`,
      code: text,
      expected: {
        shape: sizes,
        data: [...gradient(withTiesOf(plan, written, computedBy), values, upstream)],
      },
      tolerance: 1e-5,
    };
  });
};

/** The gradient check's code for what the Lab can set, each text once. */
export const gradientCases = (): readonly GradientCase[] => {
  const cases = new Map<string, GradientCase>();
  for (const given of labFrameworks.flatMap(settings).map(settle)) {
    const overlapping = given.kernel[0] === 3 && given.stride[0] === 2;
    const result = overlapping ? planOf(given) : null;
    if (result?.ok !== true || result.value.axes.some(({ outputSize }) => outputSize === 0)) {
      continue;
    }
    for (const found of casesOf(result.value)) {
      cases.set(`${found.framework} ${found.code}`, found);
    }
  }
  return [...cases.values()];
};
