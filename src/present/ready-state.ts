import { product } from '../engine/row-major.js';
import { textOf, type DataType, type Plan, type Translate, dataTypes } from '../engine/index.js';
import type { NoticeContext } from '../engine/notices/notice.js';
import type { Inspector, ReadyState } from '../protocol/index.js';
import type { Flow } from '../python/site.js';
import { isDrawnInParts, partPictureOf } from './picture/part-picture.js';
import { copyAsOf } from './lab/code/copy-as.js';
import { costStateOf } from './inspector/cost-state.js';
import { headerOf } from './layer/header.js';
import { typedIn } from './input/edited-values.js';
import { inputValues } from './input/input-values.js';
import { planeLayout } from './plane/plane-layout.js';
import type { LayerInput } from './layer/layer-input.js';
import { openSizes } from './plane/open-sizes.js';
import { noticesOf } from './inspector/notices.js';
import { outputSizeOf } from './inspector/output-size.js';
import { pictureOf } from './picture/picture.js';
import { receptiveFieldOf } from './inspector/receptive-field.js';
import { fittingOf } from './fitting/fitting-sizes.js';
import { flowChoice, planeInView, selectionOf } from './picture/selection.js';
import { sentenceOf } from './layer/sentence.js';
import { spatialStart } from './plane/typed-shape.js';
import { shapeText } from '../python/shape-text.js';
import type { Subject } from './subject.js';
import { tabStateOf } from './tabs/tab-state.js';
import type { ViewOptions } from './view-options.js';

/**
 * Everything to draw a layer that is known on an input that is known. Numbers of the layer are those
 * of its `whole` plan; those of a picture that isn't drawn in parts are those of the plan that is
 * `drawn`, if any can be.
 */
export function readyOf(
  subject: Extract<Subject, { readonly kind: 'layer' }>,
  view: ViewOptions,
  { whole: plan, drawn }: { readonly whole: Plan; readonly drawn: Plan | null },
  input: Extract<LayerInput, { readonly kind: 'known' }>,
  t: Translate,
): ReadyState {
  const { spec } = plan;
  const held = (drawn ?? plan).axes.map((axis) => axis.inputSize);
  const planes = planeLayout(plan.inputShape, spec.rank, spec.layout, plan.channels, held);
  const values = inputValues(planes, view, input.flow?.values ?? null);
  const inView = planeInView(view, plan.batch, plan.channels);
  const { batch, channel } = inView;
  const own = (): Float32Array => values.plane(batch, channel);
  const shared = {
    plane: batch * plan.channels + channel,
    viewport: view.viewport,
    summaryOnly: view.summaryOnly === true,
  };
  const picture =
    drawn === null || isDrawnInParts(plan)
      ? partPictureOf({
          ...shared,
          plan,
          source: {
            sizes: planes.sizes,
            box: (box) => values.box(batch, channel, box),
            at: values.at(batch, channel),
            key: values.key(batch, channel),
          },
        })
      : pictureOf({ ...shared, plan: drawn, whole: plan, values: own() });
  return {
    kind: 'ready',
    header: headerOf(subject.call, {
      offending: null,
      input: shapeText(input.shown),
      output: shapeText(outputShown(plan, input)),
      origin: input.origin,
      values: textOf(values.label, t),
      kept: view.kept,
      stale: subject.stale,
    }),
    sentence: sentenceOf(plan, t),
    picture,
    inspector: inspectorOf(plan, input, view.summaryOnly === true, t),
    values: {
      origin: values.origin,
      preset: values.preset,
      hasCodeValues: (input.flow?.values ?? null) !== null,
      editable: true,
      typed: typedIn(view, batch, channel),
      canUndo: view.done > 0,
      canRedo: view.done < view.edits.length,
    },
    fitting: fittingOf(subject, view, input.flow),
    axes: null,
    selection: selectionOf(
      { batches: plan.batch, channels: plan.channels },
      inView,
      view.summaryOnly === true ? null : values,
    ),
    flows: subject.site.flows.map((flow) => flowChoice(flow, t)),
    flow: Math.min(view.flow, Math.max(0, subject.site.flows.length - 1)),
    copyAs: view.summaryOnly === true ? [] : [...copyAsOf(plan, t)],
    tab: tabStateOf(
      view.tab,
      {
        plan,
        values: (size) => values.box(batch, channel, { origin: size.map(() => 0), size }),
        batch,
        channel,
        view,
        site: subject.site,
      },
      t,
    ),
  };
}

/** The output's sizes; what the input leaves as symbols stays symbolic. */
function outputShown(
  plan: Plan,
  input: Extract<LayerInput, { readonly kind: 'known' }>,
): LayerInput['shown'] & object {
  const start = spatialStart(input.shown.length, plan.spec.rank, plan.spec.layout);
  const after = input.shown.length - start - plan.spec.rank;
  return plan.outputShape.map((size, index) => {
    if (index < start) return input.shown[index] ?? size;
    const fromEnd = plan.outputShape.length - index;
    return fromEnd <= after ? (input.shown[input.shown.length - fromEnd] ?? size) : size;
  });
}

function inspectorOf(
  plan: Plan,
  { flow, shown }: Extract<LayerInput, { readonly kind: 'known' }>,
  summaryOnly: boolean,
  t: Translate,
): Inspector {
  return {
    notices: [...noticesOf(plan, knownOf(plan, flow), t)],
    outputSize: outputSizeOf(plan, t),
    cost: costStateOf(plan, dataType(flow?.dtype), t, openSizes(shown, plan.spec)),
    receptiveField: summaryOnly ? null : receptiveFieldOf(flow, plan, t),
  };
}

/** More values than this are not looked through for what they do to a layer. */
const MOST_VALUES = 1 << 16;

/** What the code tells of a flow's values: their type, and themselves where it spells them out. */
function knownOf({ inputShape }: Plan, flow: Flow | null): NoticeContext {
  const dtype = dataType(flow?.dtype);
  const written = flow?.values?.origin === 'literal' ? flow.values.data : null;
  const count = product(inputShape);
  const isWhole = written?.length === count && count <= MOST_VALUES;
  return isWhole ? { dtype, values: written } : { dtype };
}

/** A dtype as the code names it, such as `torch.float32`; float32 where it is another. */
const dataType = (name: string | undefined): DataType =>
  dataTypes.find((each) => name === each || name?.endsWith(`.${each}`)) ?? 'float32';
