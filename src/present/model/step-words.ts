import type { Translate } from '../../engine/index.js';
import type { Shape } from '../../python/site.js';
import type { StepWindow, TraceStep } from '../../python/trace.js';
import type { ModelRow, RowMark } from '../../protocol/model-state.js';
import type { StepFacts } from './model-facts.js';
import { sizesText, withoutBatch, type MapLayout } from './map-of-shape.js';
import { isGlobal, windowOfStep } from './step-window.js';

const QUIET = new Set(['activation', 'normalisation', 'dropout', 'reshape']);

/** Whether a step is wholly quiet in the table. */
export const isQuiet = ({ kind }: TraceStep): boolean => QUIET.has(kind);

/** How a step is marked on its lane. */
export function markOf({ kind, name, error }: TraceStep): RowMark {
  if (error !== null) return 'error';
  if (kind === 'unknown') return 'unknown';
  if (kind === 'pooling') return 'pooling';
  if (kind === 'join') {
    if (/cat|stack/iu.test(name)) return 'cat';
    return /mul|dot|matmul/iu.test(name) ? 'multiply' : 'add';
  }
  return QUIET.has(kind) ? 'quiet' : 'layer';
}

/** `2×2, stride 2`: what a reader wants of a layer's arguments. */
export function detailOf({ step, map }: StepFacts, layout: MapLayout, t: Translate): string {
  const window = windowOfStep(step);
  if (step.kind === 'pooling' && /adaptive/iu.test(step.name) && map !== null) {
    return t('to {size}', { size: sizesText(map.sizes) });
  }
  if (isGlobal(step)) return t('global');
  if (step.kind === 'join' && /cat/iu.test(step.name)) return joinedChannels(step, layout);
  if (step.kind !== 'pooling' && step.kind !== 'convolution') return '';
  if (window === null || window === 'point') return '';
  return windowText(window, t);
}

/** `3×3, stride 2, dilation 2`. */
export function windowText(window: StepWindow, t: Translate): string {
  const parts = [kernelText(window)];
  if (window.stride.some((one) => one !== 1)) {
    parts.push(t('stride {stride}', { stride: perAxis(window.stride) }));
  }
  if (window.dilation.some((one) => one !== 1)) {
    parts.push(t('dilation {dilation}', { dilation: perAxis(window.dilation) }));
  }
  return parts.join(', ');
}

/** `5×5`. */
export const kernelText = ({ kernel }: StepWindow): string => kernel.join('×');

/** One number where all axes are the same. */
export const perAxis = (values: readonly number[]): string =>
  new Set(values).size === 1 ? String(values[0] ?? 1) : values.join('×');

/** `64 + 128 + 32 + 32`: the channels that a cat joins; nothing where they aren't known. */
function joinedChannels({ inputShapes }: TraceStep, layout: MapLayout): string {
  const at = layout.isChannelsLast ? -1 : layout.batchAxes;
  const channels = inputShapes.map((shape) => shape?.at(at));
  const known = channels.filter((one) => typeof one === 'number');
  if (known.length !== channels.length || known.length < 2) return '';
  return known.length > 5 ? '' : known.join(' + ');
}

/** `6×28×28`, without the batch; `?` where it isn't known. */
export const outputText = (shape: Shape | null, layout: MapLayout): string =>
  shape === null ? '?' : sizesText(withoutBatch(shape, layout));

/** What an output sees, as the table says it. */
export function seesText({ sees }: StepFacts, t: Translate): string {
  switch (sees.kind) {
    case 'all':
      return t('all');
    case 'unknown':
      return '?';
    case 'field':
      return sees.axes.map(({ size }) => grouped(size)).join('×');
    default:
      return sees satisfies never;
  }
}

/** `1,643`. */
export function grouped(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  const [whole = '', part] = String(rounded).split('.');
  const marked = whole.replaceAll(/\B(?=(\d{3})+$)/gu, ',');
  return part === undefined ? marked : `${marked}.${part}`;
}

/** What a screen reader says of a call. */
export function labelOf(facts: StepFacts, row: Omit<ModelRow, 'label'>, t: Translate): string {
  const { step, map, former } = facts;
  const parts = [row.title, row.path === '' ? '' : row.path];
  if (row.isPooling) parts.push(t('pooling'));
  if (row.output !== '?') parts.push(t('output {shape}', { shape: spoken(row.output, t) }));
  else parts.push(t('output not known'));
  if (facts.changesSize && map !== null && former !== null) {
    parts.push(
      t('{from} becomes {to}', {
        from: spoken(sizesText(former.sizes), t),
        to: spoken(sizesText(map.sizes), t),
      }),
    );
  }
  if (facts.sees.kind === 'all') parts.push(t('one output sees all of the input'));
  if (facts.sees.kind === 'field') {
    parts.push(t('one output sees {field}', { field: spoken(row.sees, t) }));
  }
  if (step.error !== null) parts.push(row.reason);
  return parts.filter((part) => part !== '').join(', ');
}

const spoken = (text: string, t: Translate): string =>
  text.split('×').reduce((a, b) => t('{a} by {b}', { a, b }));
