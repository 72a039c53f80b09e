import {
  fieldLink,
  receptiveField,
  say,
  textOf,
  type FieldLink,
  type Plan,
  type Translate,
} from '../../engine/index.js';
import { richTextOf, type ReceptiveFieldState, type ReceptiveLayer } from '../../protocol/index.js';
import type { ChainLink, Flow } from '../../python/site.js';

/** How much of the model's input one output sees, layer by layer; null without a chain. */
export function receptiveFieldOf(
  flow: Flow | null,
  plan: Plan,
  t: Translate,
): ReceptiveFieldState | null {
  if (flow === null || flow.chain.length === 0) return null;
  const known = [...flow.chain, ownLink(plan, t)];
  const links = known.map((link) => toEngine(link, plan.axes.length));
  const layers: ReceptiveLayer[] = known.map((link, index) =>
    layerRow(links.slice(0, index + 1), link),
  );
  const whole = receptiveField(links);
  const sentence =
    whole.kind === 'known'
      ? t(
          'One output sees **{sizes}** of the model’s input, and neighbours start **{jumps}** apart.',
          {
            sizes: whole.axes.map((axis) => axis.size).join(' × '),
            jumps: whole.axes.map((axis) => axis.jump).join(' × '),
          },
        )
      : t('It can’t be told: {reason}.', { reason: textOf(whole.reason, t) });
  return { sentence: richTextOf(sentence), layers };
}

const ownLink = (plan: Plan, t: Translate): ChainLink => {
  const axes = plan.axes.map(fieldLink).filter((link) => link !== null);
  return {
    name: plan.spec.call?.operation ?? t('this layer'),
    range: null,
    geometry:
      axes.length < plan.axes.length
        ? null
        : {
            kernel: axes.map((axis) => axis.kernel),
            stride: axes.map((axis) => axis.stride),
            dilation: axes.map((axis) => axis.dilation),
            padding: axes.map((axis) => ({ before: axis.padBefore, after: axis.padAfter })),
          },
  };
};

function layerRow(until: readonly EngineLink[], link: ChainLink): ReceptiveLayer {
  const field = receptiveField(until);
  const location =
    link.range === null
      ? null
      : `${link.range.file.split('/').at(-1) ?? ''}:${String(link.range.start.line + 1)}`;
  return {
    name: link.name,
    location,
    field: field.kind === 'known' ? field.axes.map((axis) => axis.size).join(' × ') : '?',
    jump: field.kind === 'known' ? field.axes.map((axis) => axis.jump).join(' × ') : '?',
  };
}

type EngineLink = Parameters<typeof receptiveField>[0][number];

/** What passes each cell on by itself, whatever the axes. */
const POINT: FieldLink = { kernel: 1, stride: 1, dilation: 1, padBefore: 0, padAfter: 0 };

function toEngine(link: ChainLink, rank: number): EngineLink {
  const { geometry } = link;
  if (geometry === null)
    return { kind: 'unknown', reason: say('{layer} has no fixed window', { layer: link.name }) };
  if (geometry.kernel.length === 0) {
    return { kind: 'known', axes: Array.from({ length: rank }, () => POINT) };
  }
  const axes = geometry.kernel.map((kernel, axis): FieldLink => ({
    kernel,
    stride: geometry.stride[axis] ?? 1,
    dilation: geometry.dilation[axis] ?? 1,
    padBefore: geometry.padding[axis]?.before ?? 0,
    padAfter: geometry.padding[axis]?.after ?? 0,
  }));
  return { kind: 'known', axes };
}
