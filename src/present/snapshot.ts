import {
  english,
  joined,
  plan,
  specify,
  textOf,
  type PoolCall,
  type PoolError,
  type Translate,
  NOT_WORKED_OUT,
} from '../engine/index.js';
import { richTextOf, type PanelState, type UnreadableState } from '../protocol/index.js';
import type { Flow } from '../python/site.js';
import { isDrawnInParts } from './picture/part-picture.js';
import { drawnPlan } from './picture/drawn-plan.js';
import { bareHeader } from './layer/header.js';
import { invalidOf } from './layer/invalid-state.js';
import { joinedHalf } from './layer/joined-halves.js';
import { layerInput } from './layer/layer-input.js';
import { needsShapeOf, windowsOf } from './layer/needs-shape-state.js';
import { readyOf } from './ready-state.js';
import type { Subject } from './subject.js';
import { isUnpooling } from './layer/unpooling-call.js';
import { unpoolingOf } from './unpooling/unpooling-state.js';
import type { ViewOptions } from './view-options.js';

type Layer = Extract<Subject, { readonly kind: 'layer' }>;

/**
 * The snapshot of a panel: a pure function of what it is about, what its reader chose and the
 * reader's language.
 */
export function snapshot(subject: Subject, view: ViewOptions, t: Translate = english): PanelState {
  switch (subject.kind) {
    case 'none':
      return {
        kind: 'empty',
        file: subject.file,
        calls: [...subject.calls],
        stopped: richTextOf(subject.stopped === null ? '' : textOf(subject.stopped, t)),
      };
    case 'loading':
      return { kind: 'loading', header: bareHeader(subject.call, view.kept) };
    case 'layer':
      return layerState(subject, view, t);
    default:
      return subject satisfies never;
  }
}

function layerState(subject: Layer, view: ViewOptions, t: Translate): PanelState {
  const call = subject.site.pooling?.call ?? null;
  if (isUnpooling(subject.site)) {
    const unpooled = unpoolingOf(subject, view, t);
    return 'kind' in unpooled ? unpooled : { ...unreadable(subject, view, t), ...unpooled };
  }
  if (call === null) return unreadable(subject, view, t);
  const half = joinedHalf(subject, view);
  if (half !== null) return half.whole(layerState(half.subject, half.view, t), t);
  const flow = subject.site.flows[view.flow] ?? subject.site.flows[0];
  const known = flow?.input.map((size) => (typeof size === 'number' ? size : 1));
  const spec = specified(call, view.shapeText === null ? flow?.input : undefined);
  if (!spec.ok) return rejected(subject, view, call, spec.error, known ?? null, t);
  const input = layerInput(subject.site, spec.value, view, subject.stopped, t);
  if (input.kind === 'unknown') {
    return needsShapeOf(subject, view, windowsOf(spec.value), input, t);
  }
  const checked = specify(call, input.shape);
  const planned = checked.ok ? plan(checked.value, input.shape) : checked;
  if (!planned.ok) {
    return view.shapeText === null
      ? invalidOf(subject, view, planned.error, input.shape, t)
      : needsShapeOf(
          subject,
          view,
          windowsOf(spec.value),
          {
            kind: 'unknown',
            shown: input.shown,
            reason: textOf(planned.error.hint, t),
            error: `${planned.error.exception}: ${planned.error.message}`,
          },
          t,
        );
  }
  const drawn = drawnPlan(call, planned.value);
  return drawn === null && !isDrawnInParts(planned.value)
    ? tooLarge(subject, view, t)
    : readyOf(subject, view, { whole: planned.value, drawn }, input, t);
}

/** A size that stays a symbol can't make a call wrong: without it the call may well be right. */
function specified(call: PoolCall, sizes: Flow['input'] | undefined): ReturnType<typeof specify> {
  if (sizes === undefined) return specify(call);
  const spec = specify(
    call,
    sizes.map((size) => (typeof size === 'number' ? size : 1)),
  );
  const symbolic = sizes.some((size) => typeof size !== 'number');
  return spec.ok || !symbolic ? spec : specify(call);
}

function rejected(
  subject: Layer,
  view: ViewOptions,
  call: PoolCall,
  error: PoolError,
  shape: readonly number[] | null,
  t: Translate,
): PanelState {
  if (error.code !== NOT_WORKED_OUT) return invalidOf(subject, view, error, shape, t);
  return {
    ...unreadable(subject, view, t),
    title: t('{operation} can’t be drawn yet', { operation: call.operation }),
    reason: richTextOf(textOf(error.hint, t)),
  };
}

const tooLarge = (subject: Layer, view: ViewOptions, t: Translate): UnreadableState => ({
  ...unreadable(subject, view, t),
  title: t('This plane is too large to draw'),
  reason: richTextOf(t('A single window reads more values than a picture can hold.')),
});

function unreadable(subject: Layer, view: ViewOptions, t: Translate): UnreadableState {
  const { unknown } = subject.site;
  const stopped = subject.stopped;
  const range = unknown?.range ?? null;
  return {
    kind: 'unreadable',
    header: { ...bareHeader(subject.call, view.kept), stale: subject.stale },
    title: stopped === null ? t('The arguments aren’t known from the code') : t('Reading stopped'),
    reason: richTextOf(
      textOf(joined([stopped, unknown?.reason ?? null].filter((part) => part !== null)), t) ||
        t('The call could not be read.'),
    ),
    location:
      range === null
        ? null
        : `${range.file.split('/').at(-1) ?? range.file}:${String(range.start.line + 1)}`,
  };
}
