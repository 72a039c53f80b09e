import type { PoolSpec, Translate } from '../../engine/index.js';
import {
  richTextOf,
  type CornerState,
  type Formula,
  type NeedsShapeState,
} from '../../protocol/index.js';
import type { LayerInput } from './layer-input.js';
import { headerOf } from './header.js';
import { symbolicFormulas } from '../inspector/output-size.js';
import { spatialStart } from '../plane/typed-shape.js';
import { shapeText } from '../../python/shape-text.js';
import type { Subject } from '../subject.js';
import type { ViewOptions } from '../view-options.js';

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

/** What is known of a layer without its input's size. */
export interface KnownWindows extends Pick<PoolSpec, 'rank' | 'layout'> {
  /** The output's size in letters, or in the names of the sizes. */
  readonly formulas: (sizes: readonly (number | string)[], t: Translate) => readonly Formula[];
  readonly corner: CornerState | null;
}

/** What is known of a pooling layer without its input's size. */
export const windowsOf = (spec: PoolSpec): KnownWindows => ({
  rank: spec.rank,
  layout: spec.layout,
  formulas: (sizes, t) => symbolicFormulas(spec, sizes, t),
  corner: cornerOf(spec),
});

/** The question for an input size, with everything that is known without one. */
export function needsShapeOf(
  subject: Extract<Subject, { readonly kind: 'layer' }>,
  view: ViewOptions,
  spec: KnownWindows,
  input: Extract<LayerInput, { readonly kind: 'unknown' }>,
  t: Translate,
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
    hint: hintOf(spec, t),
    error: input.error,
    formulas: [...spec.formulas(sizes, t)],
    corner: spec.corner,
  };
}

function hintOf({ rank, layout }: Pick<PoolSpec, 'rank' | 'layout'>, t: Translate): string {
  const last = layout === 'channels-last';
  switch (rank) {
    case 1:
      return last
        ? t('batch, length, channels. Or only length.')
        : t('batch, channels, length. Or only length.');
    case 2:
      return last
        ? t('batch, height, width, channels. Or only height, width.')
        : t('batch, channels, height, width. Or only height, width.');
    case 3:
      return last
        ? t('batch, depth, height, width, channels. Or only depth, height, width.')
        : t('batch, channels, depth, height, width. Or only depth, height, width.');
    default:
      return rank satisfies never;
  }
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
