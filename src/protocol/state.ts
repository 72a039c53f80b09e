import * as v from 'valibot';
import { actionLink } from './action.js';
import { callLink, flowChoice, header } from './header-state.js';
import { formula, inspector } from './inspector-state.js';
import { fix, invalidState, mendedState } from './invalid-state.js';
import { pictureState } from './picture-state.js';
import { richText } from './rich-text.js';
import { count, integer, list, record } from './schema.js';
import { modelState, noModelState } from './model-state.js';
import { reportState } from './report-state.js';
import { tabState } from './tab-state.js';
import { unpoolingState } from './unpooling-state.js';
import { fittingSizes, selection, valuesState } from './values-state.js';

/** No pooling call is selected. */
export const emptyState = record({
  kind: v.literal('empty'),
  /** The file in the editor, such as `net.py`; null where none is open. */
  file: v.nullable(v.string()),
  calls: list(callLink),
  /** Why reading the file ended before its end; empty where it did not. */
  stopped: richText,
});

/** The call is known and its shapes are being read. */
export const loadingState = record({ kind: v.literal('loading'), header });

/** The part of a window's geometry that needs no input size; one entry per spatial axis. */
export const cornerState = record({
  kernel: list(count),
  stride: list(count),
  padBefore: list(integer),
  dilation: list(count),
});

/** The windows are known, the input's size isn't: one question with proposals. */
export const needsShapeState = record({
  kind: v.literal('needsShape'),
  header,
  reason: richText,
  /** What the field holds at first. */
  proposal: v.string(),
  proposals: list(v.string()),
  /** What the numbers of the field mean: `batch, channels, height, width. Or only height, width.` */
  hint: v.string(),
  /** Why the size that was given is not one; empty where none was refused. */
  error: v.string(),
  formulas: list(formula),
  corner: v.nullable(cornerState),
});

/** The call is there but can't be read: arguments unknown, or reading stopped by its budget. */
export const unreadableState = record({
  kind: v.literal('unreadable'),
  header,
  title: v.string(),
  reason: richText,
  /** Where the unknown began, such as `net.py:8`; null where that is not a place. */
  location: v.nullable(v.string()),
});

/** What a layer takes the axes of its input for, where one that it pools surely is no place. */
export const axesReading = record({
  text: richText,
  framework: v.string(),
  axes: list(
    record({
      size: v.string(),
      /** What the framework takes it for: `width`. */
      reads: v.string(),
      /** What it seems to hold: `colours`. */
      looks: v.string(),
      isPooled: v.boolean(),
      isColour: v.boolean(),
    }),
  ),
  fixes: list(fix),
});

/** Everything to draw one layer. */
export const readyState = record({
  kind: v.literal('ready'),
  header,
  sentence: richText,
  picture: pictureState,
  inspector,
  values: valuesState,
  /** Null: the code says the size, or no square fits. */
  fitting: v.nullable(fittingSizes),
  /** Null: the axes are what they should be, as far as one can tell. */
  axes: v.nullable(axesReading),
  selection,
  flows: list(flowChoice),
  flow: count,
  /** Frameworks that “Copy as code” offers, with the code for each. */
  copyAs: list(actionLink),
  tab: tabState,
});

/** What a panel shows: a complete snapshot, never a delta. */
export const panelState = v.variant('kind', [
  emptyState,
  loadingState,
  needsShapeState,
  invalidState,
  mendedState,
  unreadableState,
  unpoolingState,
  modelState,
  noModelState,
  reportState,
  readyState,
]);

export type EmptyState = v.InferOutput<typeof emptyState>;
export type CornerState = v.InferOutput<typeof cornerState>;
export type NeedsShapeState = v.InferOutput<typeof needsShapeState>;
export type UnreadableState = v.InferOutput<typeof unreadableState>;
export type AxesReading = v.InferOutput<typeof axesReading>;
export type ReadyState = v.InferOutput<typeof readyState>;
export type PanelState = v.InferOutput<typeof panelState>;
