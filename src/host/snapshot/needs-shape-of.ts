import type { PoolSpec } from '../../engine/index.js';
import { richTextOf, type CornerState, type NeedsShapeState } from '../../protocol/index.js';
import type { LayerInput } from './layer-input.js';
import { headerOf } from './header-of.js';
import { symbolicFormulas } from './output-size-of.js';
import { shapeText, spatialStart } from './shape-text.js';
import type { Subject } from './subject.js';
import type { ViewChoices } from './view-choices.js';

const PROPOSALS: Readonly<Record<PoolSpec['rank'], readonly string[]>> = {
  1: ['16', '1, 16, 100'],
  2: ['4, 4', '28, 28', '1, 64, 112, 112', '1, 3, 224, 224'],
  3: ['4, 4, 4', '1, 3, 16, 112, 112'],
};

const CHANNELS_LAST: Readonly<Record<PoolSpec['rank'], readonly string[]>> = {
  1: ['16', '1, 100, 16'],
  2: ['4, 4', '28, 28', '1, 112, 112, 64', '1, 224, 224, 3'],
  3: ['4, 4, 4', '1, 16, 112, 112, 3'],
};

/** The question for an input size, with everything that is known without one. */
export function needsShapeOf(
  subject: Extract<Subject, { readonly kind: 'layer' }>,
  view: ViewChoices,
  spec: PoolSpec,
  input: Extract<LayerInput, { readonly kind: 'unknown' }>,
): NeedsShapeState {
  const standard = (spec.layout === 'channels-last' ? CHANNELS_LAST : PROPOSALS)[spec.rank];
  const proposals = [...new Set([...subject.proposals, ...standard])].slice(0, 6);
  const shown = input.shown;
  const start = shown === null ? 0 : spatialStart(shown.length, spec.rank, spec.layout);
  const sizes = (shown ?? [])
    .slice(Math.max(0, start), Math.max(0, start) + spec.rank)
    .map((size) => (typeof size === 'number' ? size : size.text));
  return {
    kind: 'needsShape',
    header: headerOf(subject.call, {
      offending: null,
      input: shown === null ? '?' : shapeText(shown),
      output: '?',
      origin: '',
      values: '',
      kept: view.kept,
      stale: subject.stale,
    }),
    reason: richTextOf(input.reason),
    proposal: view.shapeText ?? subject.proposals[0] ?? standard.at(-1) ?? '',
    proposals,
    hint: hintOf(spec),
    error: input.error,
    formulas: [...symbolicFormulas(spec, sizes)],
    corner: cornerOf(spec),
  };
}

function hintOf(spec: PoolSpec): string {
  const names =
    spec.rank === 1
      ? ['length']
      : spec.rank === 2
        ? ['height', 'width']
        : ['depth', 'height', 'width'];
  const all =
    spec.layout === 'channels-last'
      ? ['batch', ...names, 'channels']
      : ['batch', 'channels', ...names];
  return `${all.join(', ')}. Or only ${names.join(', ')}.`;
}

function cornerOf({ source }: PoolSpec): CornerState | null {
  if (source.kind !== 'sliding') return null;
  const padding = source.padding;
  return {
    kernel: [...source.kernel],
    stride: [...source.stride],
    dilation: [...source.dilation],
    padBefore: source.kernel.map((_, axis) =>
      padding.kind === 'explicit' ? (padding.axes[axis]?.before ?? 0) : 0,
    ),
  };
}
