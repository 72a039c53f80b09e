import { textOf, type Translate } from '../../engine/index.js';
import type { SourceRange } from '../../python/site.js';
import type { ModelRow } from '../../protocol/model-state.js';
import { known, sizesText, type FeatureMap } from './map-of-shape.js';
import type { ModelFacts, StepFacts } from './model-facts.js';
import { detailOf, isQuiet, labelOf, markOf, outputText, seesText } from './step-words.js';

/** One row for each call, in order. */
export function modelRows(facts: ModelFacts, t: Translate): ModelRow[] {
  return facts.steps.map((step) => rowOf(step, facts, t));
}

function rowOf(facts: StepFacts, model: ModelFacts, t: Translate): ModelRow {
  const { step, map, former, cost, isBehindBreak, call } = facts;
  const { layout } = model;
  const isUnknown = step.output === null || isBehindBreak;
  const isFunction = step.layer === null;
  const place = (isFunction ? step.call : (step.constructed ?? step.call))?.range ?? null;
  const row: Omit<ModelRow, 'label'> = {
    id: `s${step.id}`,
    level: 0,
    from: step.id,
    to: step.id,
    isBlock: false,
    isOpen: false,
    mark: markOf(step),
    title: isFunction && step.kind === 'unknown' ? `${step.callee}(…)` : step.name,
    detail: detailOf(facts, layout, t),
    isPooling: step.kind === 'pooling',
    isQuiet: isQuiet(step),
    holdsPooling: false,
    changesSize: facts.changesSize,
    isBehindBreak,
    chips: chipsOf(facts, t),
    call,
    path: isFunction ? lineText(step.call?.range ?? null, t) : step.path,
    shortPath: isFunction ? lineText(step.call?.range ?? null, t) : step.path,
    place: placeText(place),
    code: (step.constructed ?? step.call)?.text ?? '',
    input: outputText(step.inputShapes[0] ?? null, layout),
    output:
      step.error === null ? (isUnknown ? '?' : outputText(step.output, layout)) : misfit(facts),
    dtype: step.dtype,
    sizes: map === null || isUnknown ? null : known(map.sizes),
    former: former === null || isBehindBreak ? null : known(former.sizes),
    note: isUnknown ? '' : noteOf(facts, t),
    sees: isUnknown ? '?' : seesText(facts, t),
    seesAll: facts.sees.kind === 'all' && !isUnknown,
    field: facts.sees.kind === 'field' && !isUnknown ? facts.sees.axes : null,
    costs: {
      operations: isBehindBreak ? null : cost.operations,
      bytes: isBehindBreak ? null : cost.bytes,
      parameters: cost.parameters,
      trained: cost.trained,
    },
    reason: textOf(step.error ?? step.unknown ?? '', t),
  };
  return { ...row, label: labelOf(facts, row, t) };
}

/** `line 27`: where a function is called. */
export const lineText = (range: SourceRange | null, t: Translate): string =>
  range === null ? '' : t('line {line}', { line: range.start.line + 1 });

/** `lenet.py:16`. */
export const placeText = (range: SourceRange | null): string | null =>
  range === null ? null : `${range.file.split('/').at(-1) ?? range.file}:${range.start.line + 1}`;

/** `56 ≠ 57`: the sizes that do not fit, where two maps differ in one. */
function misfit({ step }: StepFacts): string {
  const [first, ...rest] = step.inputShapes;
  if (first === undefined || first === null) return '×';
  for (const other of rest) {
    if (other === null || other.length !== first.length) continue;
    const at = other.findIndex((size, axis) => {
      const mine = first[axis];
      return axis > 1 && typeof size === 'number' && typeof mine === 'number' && size !== mine;
    });
    if (at >= 0)
      return `${sizesText(first.slice(at, at + 1))} ≠ ${sizesText(other.slice(at, at + 1))}`;
  }
  return '×';
}

function noteOf({ map, former, step }: StepFacts, t: Translate): string {
  if (map !== null) return '';
  const places = former === null ? null : known(former.sizes);
  const hadPlaces = former !== null && places?.every((size) => size === 1) !== true;
  return hadPlaces && step.kind === 'reshape' ? t('no rows or columns left') : '';
}

function chipsOf(facts: StepFacts, t: Translate): ModelRow['chips'] {
  const { step, call } = facts;
  const chips: { text: string; tone: 'plain' | 'error' }[] = [];
  if (call.count > 1 && step.kind !== 'activation' && step.kind !== 'dropout') {
    chips.push({
      text: t('call {index} of {count}', { index: call.index, count: call.count }),
      tone: 'plain',
    });
  }
  if (step.isFrozen) chips.push({ text: t('frozen'), tone: 'plain' });
  return chips;
}

/** The number of rows of a map: its first axis, or its height where there are three. */
export function rowsOf(map: FeatureMap | null): number | null {
  const sizes = map === null ? null : known(map.sizes);
  return sizes === null ? null : (sizes.at(sizes.length === 3 ? 1 : 0) ?? null);
}
