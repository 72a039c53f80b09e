import type { Plan } from '../plan/plan.js';
import type { Equivalence, EquivalenceOptions, RecipeCode, RecipeText } from './equivalence.js';
import { geometryOf } from './geometry.js';

/** A recipe as functions that stand on their own, for a plan. */
export const codeOf = (
  { name, parameters, torch, keras }: RecipeText,
  plan: Plan,
  options: EquivalenceOptions,
): Pick<Equivalence, 'pytorch' | 'keras'> => {
  const geometry = geometryOf(plan);
  if (geometry === null) return { pytorch: null, keras: null };
  const [forTorch, forKeras] = [torch(geometry, plan), keras(geometry, plan)];
  const taken = parameters?.(plan, options) ?? 'x';
  return {
    pytorch: forTorch === null ? null : torchFunction(name, forTorch, taken),
    keras: forKeras === null ? null : kerasFunction(name, forKeras, taken),
  };
};

const indented = (line: string): string => (line === '' ? '' : `    ${line}`);

/** A Python function of `x` with its imports; body lines without their indentation. */
const torchFunction = (name: string, body: readonly string[], parameters: string): RecipeCode => ({
  name,
  text: [
    'import torch',
    'import torch.nn.functional as F',
    '',
    '',
    `def ${name}(${parameters}):`,
    ...body.map(indented),
    '',
  ].join('\n'),
});

/** The same for Keras 3; `x` has its channels last. */
const kerasFunction = (name: string, body: readonly string[], parameters: string): RecipeCode => ({
  name,
  text: [
    body.some((line) => line.includes('keras.'))
      ? 'import keras\nfrom keras import ops'
      : 'from keras import ops',
    '',
    '',
    `def ${name}(${parameters}):  # channels last`,
    ...body.map(indented),
    '',
  ].join('\n'),
});
