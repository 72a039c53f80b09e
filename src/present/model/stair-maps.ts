import type { Translate } from '../../engine/index.js';
import type { StairMap } from '../../protocol/model-state.js';
import { known, sizesText } from './map-of-shape.js';
import type { ModelFacts, StepFacts } from './model-facts.js';
import { arithmeticOf, ruleOf, sizeChanges, type SizeChange } from './size-changes.js';
import { kernelText } from './step-words.js';
import { windowOfStep } from './step-window.js';

/** Up to so many maps, each says what its numbers are, and a layer that keeps the size has a map. */
const FEW = 6;
/** Above so many calls, layers are named by their place. */
const MANY_CALLS = 24;

/** The maps of the staircase: the input, and one for each change of size. */
export function stairMaps(model: ModelFacts, t: Translate): StairMap[] {
  const input = model.input === null ? null : known(model.input.sizes);
  if (input === null) return [];
  const changes = withKeepers(sizeChanges(model), model);
  const few = changes.length + 1 <= FEW;
  const first: StairMap = {
    step: -1,
    sizes: [...input],
    kind: 'input',
    link: 'none',
    text: sizesText(input),
    below: inputBelow(model, t),
    title: '',
    arithmetic: '',
    isBroken: false,
    field: input.map(() => ({ size: 1, jump: 1, start: 0 })),
  };
  return [
    first,
    ...changes.map((change, at): StairMap => {
      const { facts, to } = change;
      const next = changes[at + 1]?.facts.step.id ?? model.steps.length;
      return {
        step: facts.step.id,
        sizes: [...to],
        kind: kindOf(facts),
        link: linkOf(change),
        text: sizesText(to),
        below: channelsBelow(model, facts, next, few || at === 0, t),
        title: titleOf(facts, model.steps.length > MANY_CALLS),
        arithmetic: arithmetic(change, t),
        isBroken: isToBlame(change, model),
        field: facts.sees.kind === 'field' ? [...facts.sees.axes] : null,
      };
    }),
  ];
}

/** Adds a layer that keeps the size where it alone stands between two changes. */
function withKeepers(changes: readonly SizeChange[], model: ModelFacts): SizeChange[] {
  if (changes.length + 1 > FEW - 1) return [...changes];
  const result: SizeChange[] = [];
  let from = -1;
  for (const change of changes) {
    const between = model.steps
      .slice(from + 1, change.facts.step.id)
      .filter(({ step }) => step.kind === 'convolution' || step.kind === 'pooling');
    const [only] = between;
    const sizes = only?.map === null || only === undefined ? null : known(only.map.sizes);
    if (between.length === 1 && only !== undefined && sizes !== null && result.length < FEW - 2) {
      result.push({ facts: only, from: sizes, to: sizes, rule: ruleOf(only, sizes, sizes) });
    }
    result.push(change);
    from = change.facts.step.id;
  }
  return result.length + 1 <= FEW ? result : [...changes];
}

const kindOf = ({ step }: StepFacts): StairMap['kind'] =>
  step.kind === 'pooling' || step.kind === 'convolution' ? step.kind : 'other';

function linkOf({ facts, from, to, rule }: SizeChange): StairMap['link'] {
  if (rule.kind === 'keeps') return 'plain';
  if ((to[0] ?? 0) > (from[0] ?? 0)) return 'grows';
  return facts.step.kind === 'pooling' ? 'funnel' : 'dashed';
}

function inputBelow({ input }: ModelFacts, t: Translate): string {
  const channels = input?.channels ?? null;
  if (typeof channels !== 'number') return t('input');
  if (channels === 1) return t('1 channel, input');
  return t('{count} channels, input', { count: channels });
}

/** How many channels there are until the next change of size: `64`, `64, then 256`. */
function channelsBelow(
  model: ModelFacts,
  facts: StepFacts,
  next: number,
  withUnit: boolean,
  t: Translate,
): string {
  const own = facts.map?.channels;
  if (typeof own !== 'number') return '';
  const sizes = facts.map === null ? '' : sizesText(facts.map.sizes);
  const most = model.steps
    .slice(facts.step.id, next)
    .filter(({ map }) => map !== null && sizesText(map.sizes) === sizes)
    .map(({ map }) => map?.channels)
    .filter((one) => typeof one === 'number')
    .reduce((a, b) => Math.max(a, b), own);
  const isLong = model.steps.length > MANY_CALLS;
  if (isLong && facts.step.kind === 'pooling' && most !== own) {
    return t('{first}, then {last}', {
      first: own.toLocaleString('en-US'),
      last: most.toLocaleString('en-US'),
    });
  }
  const text = (isLong ? most : own).toLocaleString('en-US');
  if (!withUnit) return text;
  return own === 1 ? t('1 channel') : t('{count} channels', { count: text });
}

function titleOf({ step }: StepFacts, byPlace: boolean): string {
  const window = windowOfStep(step);
  const kernel = window === null || window === 'point' ? '' : ` ${kernelText(window)}`;
  if (!byPlace || step.kind === 'pooling' || step.layer === null) {
    const isAdaptive = /^adaptive(avg|max)pool/iu.exec(step.name)?.[1];
    const name =
      isAdaptive === undefined ? step.name : isAdaptive === 'Avg' ? 'AvgPool' : 'MaxPool';
    return `${name}${kernel}`;
  }
  const names = step.path.split('.');
  return `${names.slice(0, Math.max(1, Math.min(2, names.length - 1))).join('.')}${kernel}`;
}

function arithmetic(change: SizeChange, t: Translate): string {
  const sum = arithmeticOf(change);
  if (sum !== '') return sum;
  const { rule, from } = change;
  const [n = 0] = from;
  switch (rule.kind) {
    case 'keeps':
      return rule.padding === 0
        ? t('keeps {size}', { size: n })
        : t('padding {padding} keeps {size}', { padding: rule.padding, size: n });
    case 'global':
      return t('global');
    case 'strides':
      return t('stride {stride}', { stride: rule.stride });
    case 'divides':
    case 'takes':
    case 'multiplies':
      return '';
    case 'other':
      return `${from.join('×')} → ${change.to.join('×')}`;
    default:
      return rule satisfies never;
  }
}

/** Whether a change drops a row that a later join then misses. */
function isToBlame({ rule, to, facts }: SizeChange, { broken }: ModelFacts): boolean {
  if (broken === null || facts.step.id > broken.step.id) return false;
  const sizes = broken.step.inputShapes.map((shape) => shape?.at(-1));
  if (rule.kind === 'divides') return rule.rest > 0;
  return rule.kind === 'multiplies' && sizes.includes(to[0]);
}
