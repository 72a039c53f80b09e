import { type Framework, frameworkOf, gradient, type Plan } from '../../../engine/index.js';
import { say, textOf, type Translate, type Words } from '../../../engine/phrase.js';
import type { LabFramework } from '../../../protocol/lab-settings.js';
import type { RecipeText } from '../../../protocol/tabs.js';
import { layerCode } from '../../lab/code/code-writers.js';
import { differingCells, outputSizes } from '../tab-layer.js';
import { arrayLines, isShort, onesLines } from './array-text.js';
import { withTiesOf } from './tie-rule.js';

/** How a library hands a gradient back through `pool`. */
interface Derivation {
  readonly library: Words;
  /** Whose code `pool` is. */
  readonly framework: LabFramework;
  /** Who computes it, and so whose rule holds among equal values. */
  readonly computedBy: Framework;
  readonly imports: readonly string[];
  /** A function `gradient(x, upstream)`. */
  readonly lines: readonly string[];
  /** Makes the library's tensor of a NumPy array. */
  readonly tensor: string;
  /** What Keras computes with. */
  readonly backend?: 'tensorflow' | 'jax' | 'torch';
  /** Whether code gives something else there. Missing: it never does. */
  readonly isWrong?: (body: string) => boolean;
}

const byTorch = {
  computedBy: 'torch',
  imports: ['import torch'],
  lines: [
    'def gradient(x, upstream):',
    '    x = x.detach().requires_grad_()',
    '    pool(x).backward(upstream)',
    '    return x.grad',
  ],
  tensor: 'torch.from_numpy',
} as const;

const byTensorflow = {
  computedBy: 'tensorflow',
  imports: ['import tensorflow as tf'],
  lines: [
    'def gradient(x, upstream):',
    '    with tf.GradientTape() as tape:',
    '        tape.watch(x)',
    '        y = pool(x)',
    '    return tape.gradient(y, x, upstream)',
  ],
  tensor: 'tf.constant',
} as const;

const byJax = {
  computedBy: 'jax',
  imports: ['import jax', 'import jax.numpy as jnp'],
  lines: [
    'def gradient(x, upstream):',
    '    _, back = jax.vjp(pool, x)',
    '    return back(upstream)[0]',
  ],
  tensor: 'jnp.asarray',
} as const;

const derivations: readonly Derivation[] = [
  { library: frameworkOf('torch').name, framework: 'torch', ...byTorch },
  { library: frameworkOf('tensorflow').name, framework: 'tensorflow', ...byTensorflow },
  {
    library: say('Keras, on TensorFlow'),
    framework: 'keras',
    ...byTensorflow,
    backend: 'tensorflow',
  },
  { library: say('Keras, on JAX'), framework: 'keras', ...byJax, backend: 'jax' },
  {
    library: say('Keras, on PyTorch'),
    framework: 'keras',
    ...byTorch,
    backend: 'torch',
    // The padding of an average is filled with copies of the edge there.
    isWrong: (body) => body.includes('AveragePooling') && body.includes('padding="same"'),
  },
  { library: say('JAX, with Flax'), framework: 'flax', ...byJax },
];

const importLines = (imports: readonly string[]): readonly string[] => {
  const all = [...new Set(['import numpy as np', ...imports])];
  const whole = all.filter((line) => line.startsWith('import '));
  return [...whole.toSorted(), ...all.filter((line) => !line.startsWith('import '))];
};

const programOf = (
  derivation: Derivation,
  plan: Plan,
  values: ArrayLike<number>,
  upstream: ArrayLike<number>,
): string | null => {
  const { framework, backend, tensor } = derivation;
  const code = layerCode(plan, framework);
  if (code === null || derivation.isWrong?.(code.body) === true) {
    return null;
  }
  const sizes = plan.axes.map(({ inputSize }) => inputSize);
  const shape = (own: readonly number[]): readonly number[] =>
    frameworkOf(framework).layout === 'channels-first' ? [1, 1, ...own] : [1, ...own, 1];
  return [
    ...(backend === undefined
      ? []
      : ['import os', '', `os.environ["KERAS_BACKEND"] = "${backend}"`, '']),
    ...importLines([...code.imports, ...derivation.imports]),
    '',
    code.body,
    '',
    '',
    ...derivation.lines,
    '',
    '',
    ...arrayLines('x', values, sizes.at(-1) ?? 1, shape(sizes)),
    ...onesLines('upstream', upstream, shape(outputSizes(plan))),
    ...tieRemark(derivation, plan, values, upstream),
    `result = gradient(${tensor}(x), ${tensor}(upstream))`,
    `print(np.asarray(result).reshape(${sizes.join(', ')}))`,
  ].join('\n');
};

/** Says in the code that it gives another gradient than the layer's own library. */
const tieRemark = (
  { library, framework, computedBy }: Derivation,
  plan: Plan,
  values: ArrayLike<number>,
  upstream: ArrayLike<number>,
): readonly string[] => {
  if (!isShort(values, plan.axes.at(-1)?.inputSize ?? 1)) {
    return [];
  }
  const [input, sent] = [Float64Array.from(values), Float64Array.from(upstream)];
  const there = gradient(withTiesOf(plan, framework, computedBy), input, sent);
  return differingCells(gradient(plan, input, sent), there).length === 0
    ? []
    : [`# Among equal values ${textOf(library)} shares otherwise than the layer in the picture.`];
};

/**
 * Programs that print the gradient of a plane, in every library that the layer can be written in,
 * the layer's own first. `values` and `upstream` are written out where they are few.
 */
export const gradientCode = (
  plan: Plan,
  values: ArrayLike<number>,
  upstream: ArrayLike<number>,
  t: Translate,
): RecipeText => {
  const isOwn = ({ framework, computedBy }: Derivation): boolean =>
    framework === plan.spec.framework || computedBy === plan.spec.framework;
  const own = derivations.filter(({ framework }) => framework === plan.spec.framework);
  const near = derivations.filter((each) => !own.includes(each) && isOwn(each));
  const others = derivations.filter((each) => !own.includes(each) && !near.includes(each));
  return [...own, ...near, ...others].flatMap((derivation) => {
    const text = programOf(derivation, plan, values, upstream);
    return text === null ? [] : [{ library: textOf(derivation.library, t), text }];
  });
};
