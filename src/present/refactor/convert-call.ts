import { frameworkOf } from '../../engine/dialects/index.js';
import { plan as planOf, specify, say, type Layout, type Plan } from '../../engine/index.js';
import { labFrameworks } from '../../protocol/lab-settings.js';
import { layerCode, writers } from '../lab/code/code-writers.js';
import { plansOf, saidOfAll } from './layer-plans.js';
import type { CallToChange, Reading, Refactoring } from './refactoring.js';
import { replaceCall } from './replace-call.js';
import { programOf, standInOf } from './stand-in.js';

const AXES: Readonly<Record<Layout, readonly string[]>> = {
  'channels-first': ['N, C, W', 'N, C, H, W', 'N, C, D, H, W'],
  'channels-last': ['N, W, C', 'N, H, W, C', 'N, D, H, W, C'],
};

/** The same layer in each other library, with a comment where that orders its axes otherwise. */
export function conversions({ file, site }: CallToChange): readonly Refactoring[] {
  const plans = plansOf(site);
  const [own] = plans;
  if (own === undefined) return [];
  return labFrameworks.flatMap((library): readonly Refactoring[] => {
    if (library === site.framework) return [];
    const code = saidOfAll(plans, (each) => layerCode(each, library));
    if (code === null) return [];
    const { arrays, writesNodes } = writers[library];
    const { name, layout } = frameworkOf(library);
    // A node isn't called: it stands for a layer, on one line.
    if (writesNodes && site.role === 'call') return [];
    const body = writesNodes
      ? code.body
          .replaceAll(/,?\n\s*/gu, ', ')
          .replace('(, ', '(')
          .replace(', )', ')')
      : code.body;
    const standIn = {
      ...standInOf('pool', code.imports, body),
      ...(writesNodes ? { alone: true } : {}),
    };
    const axes = AXES[layout][own.spec.rank - 1] ?? '';
    const comment = layout === own.spec.layout ? null : `${name} reads ${axes} here.`;
    const edits = replaceCall(file, site, standIn, comment);
    if (edits === null) return [];
    const shape = `(${inLayout(own, layout).join(', ')})`;
    const text =
      arrays === null
        ? [...code.imports, code.body, ''].join('\n')
        : programOf(standIn, { imports: [arrays.line], text: `${arrays.zeros}(${shape})` });
    const isOneCall = code.additions.length === 0;
    return [
      {
        title: say('Convert this call to {library}', { library: name }),
        kind: 'rewrite',
        edits,
        brings: 'another library',
        trial: { text, fits: (read) => isSame(read, own, layout, isOneCall) },
        fits: () => true,
      },
    ];
  });
}

/** Whether a program's last pooling layer has the windows of a plan, or at least its output. */
function isSame({ sites }: Reading, own: Plan, layout: Layout, exact: boolean): boolean {
  const found = sites.findLast(({ isPooling, pooling }) => isPooling && pooling !== null);
  const call = found?.pooling?.call;
  if (found === undefined || call === undefined) return false;
  const shape = found.flows.at(-1)?.input ?? inLayout(own, layout);
  const sizes = shape.filter((size) => typeof size === 'number');
  const specified = specify(call, sizes);
  const planned = specified.ok ? planOf(specified.value, sizes) : specified;
  if (!planned.ok) return false;
  const seen = (plan: Plan): string =>
    JSON.stringify(
      plan.axes.map(({ outputSize, inputSize, padBefore, windows }) =>
        exact ? [inputSize, outputSize, padBefore, windows] : outputSize,
      ),
    );
  return seen(planned.value) === seen(own);
}

/** The shape of a plan's input with its axes in another order. */
function inLayout({ inputShape, spec }: Plan, layout: Layout): readonly number[] {
  if (layout === spec.layout) return inputShape;
  const first = inputShape.length - spec.rank - 1;
  const batch = inputShape.slice(0, first);
  const own = inputShape.slice(first);
  return spec.layout === 'channels-first'
    ? [...batch, ...own.slice(1), ...own.slice(0, 1)]
    : [...batch, ...own.slice(-1), ...own.slice(0, -1)];
}
