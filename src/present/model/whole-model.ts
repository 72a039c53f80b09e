import type { Translate } from '../../engine/index.js';
import type { StepKind } from '../../python/trace.js';
import type { ModelFact } from '../../protocol/model-state.js';
import { shareText } from '../../picture/model/share-text.js';
import { withoutBatch } from './map-of-shape.js';
import type { ModelFacts } from './model-facts.js';
import { grouped } from './step-words.js';

/** Facts about a whole model: layers, parameters, operations by kind, its largest map. */
export function wholeModel(model: ModelFacts, t: Translate): ModelFact[] {
  const { steps, broken, run } = model;
  const ran = steps.filter(({ isBehindBreak }) => !isBehindBreak);
  const operations = ran.reduce((all, { cost }) => all + (cost.operations ?? 0), 0);
  const uncounted = ran.filter(({ cost }) => cost.operations === null).length;
  const parameters = run.parameters ?? steps.reduce((all, { cost }) => all + cost.parameters, 0);
  const facts: ModelFact[] = [
    broken === null
      ? fact(steps.length > 24 ? t('Calls') : t('Layers'), grouped(steps.length + run.unkept))
      : fact(t('Calls'), grouped(ran.length - 1), t('of {count}', { count: steps.length })),
    fact(t('Parameters'), grouped(parameters), broken === null ? '' : t('whole model')),
    fact(t('Operations'), shortCount(operations), t('a multiply-add is one')),
    ...kinds(model, operations, t),
  ];
  if (uncounted > 0) {
    facts.push(fact(t('Not counted'), grouped(uncounted), t('calls whose cost isn’t known')));
  }
  const largest = largestMap(model);
  if (largest !== null) facts.push(fact(t('Largest map'), bytesText(largest.bytes), largest.dtype));
  return facts;
}

const fact = (label: string, value: string, aside = ''): ModelFact => ({ label, value, aside });

function kinds({ steps }: ModelFacts, total: number, t: Translate): ModelFact[] {
  const groups: readonly (readonly [string, readonly StepKind[]])[] = [
    [t('Convolution'), ['convolution']],
    [t('Linear'), ['linear']],
    [t('Pooling'), ['pooling']],
    [t('Activation'), ['activation']],
    [t('Normalisation'), ['normalisation']],
    [t('Joins and others'), ['join', 'resize', 'other', 'dropout', 'reshape', 'unknown']],
  ];
  return groups
    .map(([label, members]) => ({
      label,
      operations: steps
        .filter(({ step, isBehindBreak }) => !isBehindBreak && members.includes(step.kind))
        .reduce((all, { cost }) => all + (cost.operations ?? 0), 0),
    }))
    .filter(({ operations }) => operations > 0)
    .toSorted((a, b) => b.operations - a.operations)
    .map(({ label, operations }) => fact(`  ${label}`, shareText(operations, total, true)));
}

function largestMap({ steps, layout }: ModelFacts): { bytes: number; dtype: string } | null {
  let largest: { bytes: number; dtype: string } | null = null;
  for (const { step, map } of steps) {
    if (map === null || step.output === null) continue;
    const values = withoutBatch(step.output, layout).reduce<number>(
      (all, size) => (typeof size === 'number' ? all * size : Number.NaN),
      1,
    );
    const bytes = values * (step.dtype === 'float64' ? 8 : step.dtype.endsWith('16') ? 2 : 4);
    if (Number.isNaN(bytes) || (largest !== null && largest.bytes >= bytes)) continue;
    largest = { bytes, dtype: step.dtype };
  }
  return largest;
}

/** `429,332`, `1.91 G`. */
export function shortCount(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(2)} G`;
  return count >= 1e8 ? `${(count / 1e6).toFixed(1)} M` : grouped(count);
}

/** `18.4 KiB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes / 1024;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit += 1) value /= 1024;
  return `${value.toFixed(value < 100 ? 1 : 0)} ${units[unit] ?? 'B'}`;
}
