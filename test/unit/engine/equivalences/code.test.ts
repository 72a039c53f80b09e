import { readdirSync } from 'node:fs';
import { describe, it } from 'vitest';
import { asEquivalence, equivalencesOf } from '../../../../src/engine/index.js';
import { expectAnswers, scattered, type Told } from '../answered.js';

const folder = new URL('code/', import.meta.url);

/** Documents as in `dialects/calls`: the recipes that stand for a layer, with their code. */
describe('the code of a recipe', () => {
  it.each(readdirSync(folder))('%s', (name) => expectAnswers(new URL(name, folder), recipes));
});

const recipes: Told = (layer) => {
  const input = scattered(layer.inputShape);
  const library = layer.spec.framework === 'torch' ? 'pytorch' : 'keras';
  return equivalencesOf(layer).flatMap((id) => recipe(asEquivalence(id, layer, input), library));
};

const recipe = (
  found: ReturnType<typeof asEquivalence>,
  library: 'keras' | 'pytorch',
): readonly string[] => {
  if (found === null) return [];
  const { id, kernels, steps, differing, caution } = found;
  const shown = ({ name, tensor }: (typeof steps)[number]): string =>
    `${name} ${tensor.shape.join('×')}`;
  return [
    `${id}: ${kernels.map(shown).join(', ')}; ${steps.map(shown).join(', ')}`,
    `differs in ${String(differing)}${caution === null ? '' : `, ${caution}`}`,
    found[library]?.text ?? `nothing in ${library}`,
  ];
};
