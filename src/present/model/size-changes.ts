import type { StepWindow } from '../../python/trace.js';
import { known } from './map-of-shape.js';
import type { ModelFacts, StepFacts } from './model-facts.js';
import { isGlobal, windowOfStep } from './step-window.js';

/** What a layer does to the number of rows. */
export type SizeRule =
  /** Windows beside one another: ÷ by, rounded down where it leaves a rest. */
  | { readonly kind: 'divides'; readonly by: number; readonly rest: number }
  /** Windows that overlap the edges: so many rows less. */
  | { readonly kind: 'takes'; readonly rows: number }
  | { readonly kind: 'keeps'; readonly padding: number }
  | { readonly kind: 'multiplies'; readonly by: number }
  | { readonly kind: 'global' }
  | { readonly kind: 'strides'; readonly stride: number }
  | { readonly kind: 'other' };

/** A step that makes maps of another size. */
export interface SizeChange {
  readonly facts: StepFacts;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly rule: SizeRule;
}

/** The steps that change the size, as far as sizes are numbers. */
export function sizeChanges(model: ModelFacts): SizeChange[] {
  return model.steps.flatMap((facts) => {
    if (!facts.changesSize || facts.map === null || facts.former === null) return [];
    const from = known(facts.former.sizes);
    const to = known(facts.map.sizes);
    return from === null || to === null ? [] : [{ facts, from, to, rule: ruleOf(facts, from, to) }];
  });
}

/** How a step makes its output's first axis of its input's. */
export function ruleOf(
  { step }: StepFacts,
  from: readonly number[],
  to: readonly number[],
): SizeRule {
  const window = windowOfStep(step);
  const [n = 0] = from;
  const [m = 0] = to;
  if (isGlobal(step)) return { kind: 'global' };
  if (window === null || window === 'point') return { kind: 'other' };
  const [kernel = 1] = window.kernel;
  const [stride = 1] = window.stride;
  const [dilation = 1] = window.dilation;
  const padding = paddingOf(window);
  if (window.isTransposed) {
    return m === n * stride ? { kind: 'multiplies', by: stride } : { kind: 'other' };
  }
  if (m === n) return { kind: 'keeps', padding: window.padding[0]?.before ?? 0 };
  if (kernel === stride && padding === 0 && m === Math.floor(n / stride)) {
    return { kind: 'divides', by: stride, rest: n % stride };
  }
  if (stride === 1) return { kind: 'takes', rows: (kernel - 1) * dilation - padding };
  return { kind: 'strides', stride };
}

const paddingOf = ({ padding }: StepWindow): number => {
  const [first] = padding;
  return first === undefined ? 0 : first.before + first.after;
};

/** `28 ÷ 2 = 14`; in words where there is no short sum. */
export function arithmeticOf({ rule, from, to }: Omit<SizeChange, 'facts'>): string {
  const [n = 0] = from;
  const [m = 0] = to;
  switch (rule.kind) {
    case 'divides':
      return rule.rest === 0 ? `${n} ÷ ${rule.by} = ${m}` : `⌊${n} ÷ ${rule.by}⌋ = ${m}`;
    case 'takes':
      return rule.rows >= 0 ? `${n} − ${rule.rows} = ${m}` : `${n} + ${-rule.rows} = ${m}`;
    case 'multiplies':
      return `${n} · ${rule.by} = ${m}`;
    case 'keeps':
    case 'global':
    case 'strides':
    case 'other':
      return '';
    default:
      return rule satisfies never;
  }
}
