import { plan, specify, type AxisPlan, type PoolCall, type PoolError } from '../../engine/index.js';
import { richTextOf, type PanelState, type UnreadableState } from '../../protocol/index.js';
import { english, type Translate } from '../../engine/phrase.js';
import { drawnPlan } from './drawn-plan.js';
import { bareHeader } from './header-of.js';
import { invalidOf } from './invalid-of.js';
import { layerInput } from './layer-input.js';
import { needsShapeOf } from './needs-shape-of.js';
import { readyOf } from './ready-of.js';
import type { Subject } from './subject.js';
import { isUnpooling, unpoolingOf } from './unpooling-of.js';
import type { ViewChoices } from './view-choices.js';

type Layer = Extract<Subject, { readonly kind: 'layer' }>;

/**
 * The snapshot of a panel: a pure function of what it is about, what its reader chose and, for what
 * is translated, the reader's language.
 */
export function snapshot(subject: Subject, view: ViewChoices, t: Translate = english): PanelState {
  switch (subject.kind) {
    case 'none':
      return { kind: 'empty', file: subject.file, calls: [...subject.calls] };
    case 'loading':
      return { kind: 'loading', header: bareHeader(subject.call, view.kept) };
    case 'layer':
      return layerState(subject, view, t);
    default:
      return subject satisfies never;
  }
}

function layerState(subject: Layer, view: ViewChoices, t: Translate): PanelState {
  const call = subject.site.pooling?.call ?? null;
  if (isUnpooling(subject.site)) {
    return { ...unreadable(subject, view), ...unpoolingOf(subject, view) };
  }
  if (call === null) return unreadable(subject, view);
  const flow = subject.site.flows[view.flow] ?? subject.site.flows[0];
  const known = flow?.input.map((size) => (typeof size === 'number' ? size : 1));
  const spec = specify(call, view.shapeText === null ? known : undefined);
  if (!spec.ok) return rejected(subject, view, call, spec.error, known ?? null);
  const input = layerInput(subject.site, spec.value, view);
  if (input.kind === 'unknown') {
    return subject.stopped === null
      ? needsShapeOf(subject, view, spec.value, input)
      : needsShapeOf(subject, view, spec.value, {
          ...input,
          reason: `${subject.stopped} ${input.reason}`,
        });
  }
  const checked = specify(call, input.shape);
  const planned = checked.ok ? plan(checked.value, input.shape) : checked;
  if (!planned.ok) {
    return view.shapeText === null
      ? invalidOf(subject, view, planned.error, input.shape)
      : needsShapeOf(subject, view, spec.value, {
          kind: 'unknown',
          shown: input.shown,
          reason: planned.error.hint,
          error: `${planned.error.exception}: ${planned.error.message}`,
        });
  }
  if (planned.value.axes.some(hasHoles)) return withHoles(subject, view);
  const drawn = drawnPlan(call, planned.value);
  return drawn === null
    ? tooLarge(subject, view)
    : readyOf(subject, view, { whole: planned.value, drawn }, input, t);
}

function rejected(
  subject: Layer,
  view: ViewChoices,
  call: PoolCall,
  error: PoolError,
  shape: readonly number[] | null,
): PanelState {
  if (error.code !== 'unknown-operation') return invalidOf(subject, view, error, shape);
  return {
    ...unreadable(subject, view),
    title: `${call.operation} can’t be drawn yet`,
    reason: richTextOf(error.hint),
  };
}

/** Whether data cells have gaps between them (JAX's base dilation): a grid can't show that yet. */
const hasHoles = ({ windows }: AxisPlan): boolean =>
  windows.kind === 'regular' && (windows.baseDilation ?? 1) > 1;

const withHoles = (subject: Layer, view: ViewChoices): PanelState => ({
  ...unreadable(subject, view),
  title: 'Input with holes can’t be drawn yet',
  reason: richTextOf('`base_dilation` spreads the input: every cell has gaps around it.'),
});

const tooLarge = (subject: Layer, view: ViewChoices): UnreadableState => ({
  ...unreadable(subject, view),
  title: 'This plane is too large to draw',
  reason: richTextOf('A single window reads more values than a picture can hold.'),
});

function unreadable(subject: Layer, view: ViewChoices): UnreadableState {
  const { unknown } = subject.site;
  const stopped = subject.stopped;
  const range = unknown?.range ?? null;
  return {
    kind: 'unreadable',
    header: { ...bareHeader(subject.call, view.kept), stale: subject.stale },
    title: stopped === null ? 'The arguments aren’t known from the code' : 'Reading stopped',
    reason: richTextOf(
      [stopped ?? '', unknown?.reason ?? ''].filter((part) => part !== '').join(' ') ||
        'The call could not be read.',
    ),
    location:
      range === null
        ? null
        : `${range.file.split('/').at(-1) ?? range.file}:${String(range.start.line + 1)}`,
  };
}
