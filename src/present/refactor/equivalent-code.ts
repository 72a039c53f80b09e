import {
  equivalenceCode,
  frameworkOf,
  say,
  type EquivalenceId,
  type Words,
} from '../../engine/index.js';
import { isLabFramework, type LabFramework } from '../../protocol/lab-settings.js';
import { writers } from '../lab/code/code-writers.js';
import { plansOf, saidOfAll } from './layer-plans.js';
import type { CallToChange, Reading, Refactoring } from './refactoring.js';
import { replaceCall } from './replace-call.js';
import { programOf, standInOf } from './stand-in.js';

/** The recipes that replace a call, with the words that offer each. */
const OFFERED: readonly { readonly id: EquivalenceId; readonly title: Words }[] = [
  {
    id: 'average-as-convolution',
    title: say('Replace by the convolution that gives the same'),
  },
  { id: 'sum-as-convolution', title: say('Replace by the convolution that gives the same') },
  { id: 'max-as-network', title: say('Replace by convolutions and ReLU that give the same') },
  { id: 'padding-by-hand', title: say('Pad by hand with {function}') },
];

/** A framework that recipes are written for. */
interface Recipes {
  readonly library: 'pytorch' | 'keras';
  /** The function that pads. */
  readonly pad: string;
}

const recipesOf: Readonly<Partial<Record<LabFramework, Recipes>>> = {
  torch: { library: 'pytorch', pad: '`F.pad`' },
  keras: { library: 'keras', pad: '`ops.pad`' },
};

/** The layer's own library computing the same in another way. */
export function equivalents({ file, site }: CallToChange): readonly Refactoring[] {
  const { framework } = site;
  const recipes = isLabFramework(framework) ? recipesOf[framework] : undefined;
  const arrays = isLabFramework(framework) ? writers[framework].arrays : null;
  if (recipes === undefined || arrays === null) return [];
  const { library, pad } = recipes;
  const plans = plansOf(site);
  const [own] = plans;
  if (own === undefined || own.spec.layout !== frameworkOf(framework).layout) {
    return [];
  }
  return OFFERED.flatMap(({ id, title }): readonly Refactoring[] => {
    const code = saidOfAll(plans, (plan) => equivalenceCode(id, plan)?.[library] ?? null);
    if (code === null) return [];
    const at = code.text.indexOf('def ');
    const imports = code.text
      .slice(0, at)
      .split('\n')
      .filter((line) => line !== '');
    const standIn = standInOf(code.name, imports, code.text.slice(at));
    const edits = replaceCall(file, site, standIn, null);
    if (edits === null) return [];
    const shape = `(${own.inputShape.join(', ')})`;
    const sizes = own.outputShape.join();
    return [
      {
        title: typeof title === 'string' ? title : { ...title, values: { function: pad } },
        kind: 'rewrite',
        edits,
        brings: 'nothing',
        trial: {
          text: programOf(standIn, { imports: [arrays.line], text: `${arrays.zeros}(${shape})` }),
          fits: ({ sites }: Reading) =>
            sites.some(
              ({ flows }) =>
                flows
                  .at(-1)
                  ?.output.map((size) => (typeof size === 'number' ? size : size.text))
                  .join() === sizes,
            ),
        },
        fits: () => true,
      },
    ];
  });
}
