import { joinedPoolings, type Translate } from '../../engine/index.js';
import {
  richTextOf,
  type FlowChoice,
  type PanelState,
  type ReadyState,
} from '../../protocol/index.js';
import type { Subject } from '../subject.js';
import type { ViewOptions } from '../view-options.js';

type Layer = Extract<Subject, { readonly kind: 'layer' }>;

/** One of the two layers that a layer joins along the channels. */
export interface JoinedHalf {
  readonly subject: Layer;
  readonly view: ViewOptions;
  /** What the panel says of the half, as the layer that it is part of. */
  readonly whole: (state: PanelState, t: Translate) => PanelState;
}

/**
 * The half of a layer to look at: each flow through it is there twice, once through the average and
 * once through the maximum. Null where a layer joins nothing.
 */
export function joinedHalf(subject: Layer, view: ViewOptions): JoinedHalf | null {
  const { pooling } = subject.site;
  const joined = pooling === null ? null : joinedPoolings(pooling.call);
  if (pooling === null || joined === null) return null;
  const isMaximum = view.flow % 2 === 1;
  const call = isMaximum ? joined.maximum : joined.average;
  return {
    subject: {
      ...subject,
      site: { ...subject.site, pooling: { ...pooling, call }, unknown: null },
    },
    view: { ...view, flow: Math.floor(view.flow / 2) },
    whole: (state, t) => (state.kind === 'ready' ? readyWhole(state, isMaximum, t) : state),
  };
}

function readyWhole(state: ReadyState, isMaximum: boolean, t: Translate): ReadyState {
  const { header, selection } = state;
  const output = doubled(header.output, selection.channels);
  const flows: readonly FlowChoice[] =
    state.flows.length === 0 ? [{ label: '', input: header.input, output }] : state.flows;
  const named = (flow: FlowChoice, half: string): FlowChoice => ({
    label: flow.label === '' ? half : t('{flow}: {half}', { flow: flow.label, half }),
    input: flow.input,
    output,
  });
  const sentence = isMaximum
    ? t(
        'This layer joins two poolings: after the channels of its average come these of its **maximum**.',
      )
    : t(
        'This layer joins two poolings: these channels of its **average** come first, then those of its maximum.',
      );
  return {
    ...state,
    header: { ...header, output },
    sentence: [...richTextOf(sentence), { text: ' ', style: 'plain' }, ...state.sentence],
    flows: flows.flatMap((flow) => [
      named(flow, t('average, the first channels')),
      named(flow, t('maximum, the last channels')),
    ]),
    flow: 2 * state.flow + (isMaximum ? 1 : 0),
    copyAs: [],
  };
}

/** A shape whose channels come twice: the first size that is their number after the batch's. */
function doubled(shape: string, channels: number): string {
  const sizes = shape.split('×');
  const at = sizes.findIndex((size, axis) => axis > 0 && size === String(channels));
  return sizes.map((size, axis) => (axis === at ? String(2 * channels) : size)).join('×');
}
