import { product } from '../../engine/row-major.js';
import { invalidIndex, textOf, unpoolGeometry, type Translate } from '../../engine/index.js';
import {
  richTextOf,
  type InvalidState,
  type NeedsShapeState,
  type UnpoolingState,
  type UnreadableState,
} from '../../protocol/index.js';
import type { Dimension } from '../../python/dimension.js';
import { MOST_DRAWN } from '../picture/drawn-plan.js';
import { headerOf } from '../layer/header.js';
import { typedIn } from '../input/edited-values.js';
import { invalidOf } from '../layer/invalid-state.js';
import { layerInput, type LayerInput } from '../layer/layer-input.js';
import { needsShapeOf } from '../layer/needs-shape-state.js';
import { flowChoice, planeInView, selectionOf } from '../picture/selection.js';
import { shapeText } from '../../python/shape-text.js';
import type { Subject } from '../subject.js';
import type { ViewOptions } from '../view-options.js';
import { unpoolingCall, type UnpoolingCall } from '../layer/unpooling-call.js';
import { symbolicUnpooling, unpoolingInspector } from './unpooling-facts.js';
import { firstIndexOf } from './first-index.js';
import { unpoolingPartOf } from './unpooling-part.js';
import { unpoolingPictureOf } from './unpooling-picture.js';
import { unpoolingValues, type UnpoolingInput, type UnpoolingValues } from './unpooling-values.js';

/** Flat indices beyond this don't fit their arrays. */
const MOST_CELLS = 2 ** 31;

type Layer = Extract<Subject, { readonly kind: 'layer' }>;
type Known = Extract<LayerInput, { readonly kind: 'known' }>;

/** What can be said of an unpooling layer; a reason in words where it can't be drawn. */
export type UnpoolingResult =
  UnpoolingState | NeedsShapeState | InvalidState | Pick<UnreadableState, 'title' | 'reason'>;

/** An unpooling layer as a panel shows it: drawn where its sizes are known. */
export function unpoolingOf(subject: Layer, view: ViewOptions, t: Translate): UnpoolingResult {
  const flow = subject.site.flows[view.flow] ?? subject.site.flows[0] ?? null;
  const known = unpoolingCall(subject.site, view.shapeText === null ? flow : null);
  if (known === null) return notReadable(subject, t);
  const { call, rank } = known;
  const layout = 'channels-first';
  const input = layerInput(subject.site, { rank, layout }, view, subject.stopped, t);
  if (input.kind === 'unknown') return asked(subject, view, known, input, t);
  const geometry = unpoolGeometry(call, input.shape);
  if (!geometry.ok) return invalidOf(subject, view, geometry.error, input.shape, t);
  const { shape } = input;
  const leading = shape.slice(0, shape.length - rank);
  const channels = leading.at(-1) ?? 1;
  const given = { shape, rank, channels, geometry: geometry.value, flow: input.flow };
  const values = unpoolingValues(given, view);
  const count = Math.max(product(geometry.value.output), product(shape.slice(-rank)));
  if (count >= MOST_CELLS || (count > MOST_DRAWN && values.part === null)) {
    return {
      title: t('This plane is too large to draw'),
      reason: richTextOf(t('It puts every value back where its index says the maximum was.')),
    };
  }
  return drawn(subject, view, known, input, { ...given, values, isLarge: count > MOST_DRAWN }, t);
}

function drawn(
  subject: Layer,
  view: ViewOptions,
  { call, rank }: UnpoolingCall,
  shown: Known,
  input: UnpoolingInput & { readonly values: UnpoolingValues; readonly isLarge: boolean },
  t: Translate,
): UnpoolingState {
  const { shape, channels, geometry, flow, values } = input;
  const batches = product(shape.slice(0, Math.max(0, shape.length - rank - 1)));
  const inView = planeInView(view, batches, channels);
  const { batch, channel } = inView;
  const plane = batch * channels + channel;
  const shared = { geometry, sizes: shape.slice(-rank), viewport: view.viewport };
  const part = input.isLarge ? values.part : null;
  const { picture, firstOutside } =
    part === null
      ? unpoolingPictureOf({ ...shared, call, plane, ...values.plane(batch, channel) })
      : {
          picture: unpoolingPartOf({
            ...shared,
            ...part(batch, channel),
            firstIndex: firstIndexOf({ geometry, plane }),
          }),
          firstOutside: null,
        };
  const error =
    firstOutside === null ? null : invalidIndex(call, firstOutside, geometry, batches * channels);
  const output: readonly Dimension[] = [...shown.shown.slice(0, -rank), ...geometry.output];
  return {
    kind: 'unpooling',
    header: headerOf(subject.call, {
      offending: null,
      input: shapeText(shown.shown),
      output: shapeText(output),
      origin: shown.origin,
      values: textOf(values.label, t),
      kept: view.kept,
      stale: subject.stale,
    }),
    sentence: richTextOf(
      t(
        'Each value goes **where its index says** that the maximum was; all other outputs are **0**.',
      ),
    ),
    picture,
    indicesFrom: values.indicesFrom,
    error: error === null ? null : `${error.exception}: ${error.message}`,
    inspector: unpoolingInspector(picture, values.indicesFrom, call.framework, t),
    values: {
      origin: values.origin,
      preset: values.preset,
      hasCodeValues: (flow?.values ?? null) !== null,
      editable: true,
      typed: typedIn(view, batch, channel),
      canUndo: view.done > 0,
      canRedo: view.done < view.edits.length,
    },
    selection: selectionOf(
      { batches, channels },
      inView,
      view.summaryOnly === true ? null : values,
    ),
    flows: subject.site.flows.map((flow) => flowChoice(flow, t)),
    flow: Math.min(view.flow, Math.max(0, subject.site.flows.length - 1)),
  };
}

function asked(
  subject: Layer,
  view: ViewOptions,
  { call, rank }: UnpoolingCall,
  input: Extract<LayerInput, { readonly kind: 'unknown' }>,
  t: Translate,
): UnpoolingResult {
  const geometry = unpoolGeometry(
    { ...call, arguments: { ...call.arguments, output_size: null, output_shape: null } },
    Array.from({ length: rank + 2 }, () => 1),
  );
  if (!geometry.ok) return notReadable(subject, t);
  const { kernel, stride, padding } = geometry.value;
  const names =
    rank === 1
      ? (['length'] as const)
      : rank === 2
        ? (['height', 'width'] as const)
        : (['depth', 'height', 'width'] as const);
  const axes = names.map((name, axis) => ({
    name,
    kernel: kernel[axis] ?? 1,
    stride: stride[axis] ?? 1,
    padding: padding[axis]?.before ?? 0,
    padAfter: padding[axis]?.after ?? 0,
  }));
  return needsShapeOf(
    subject,
    view,
    {
      rank,
      layout: 'channels-first',
      formulas: (sizes) => symbolicUnpooling(axes, sizes, t),
      corner: null,
    },
    input,
    t,
  );
}

function notReadable(subject: Layer, t: Translate): Pick<UnreadableState, 'title' | 'reason'> {
  const why = subject.site.unknown?.reason ?? '';
  return {
    title: t('The arguments aren’t known from the code'),
    reason: richTextOf(
      [
        t(
          'Unpooling puts every value back where its index says the maximum was, and 0 everywhere else.',
        ),
        why === '' ? '' : t('Its sizes aren’t known: {reason}.', { reason: textOf(why, t) }),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  };
}
