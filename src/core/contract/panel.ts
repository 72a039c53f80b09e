import * as v from 'valibot';
import type { Words } from '../../engine/phrase.js';
import { packedSchema } from '../../protocol/packed.js';
import { count, floats, list, record } from '../../protocol/schema.js';
import { tabOptions } from '../../protocol/tabs.js';
import { tabName } from '../../protocol/tab-state.js';
import { preset, viewport } from '../../protocol/values-state.js';
import { callChoice, callSummary } from './calls.js';
import { givenSizes } from './code.js';
import { exchange } from './exchange.js';

/** Words to be said in the reader's language. */
const words: v.GenericSchema<unknown, Words> = v.lazy(() =>
  v.union([
    v.string(),
    record({
      template: v.string(),
      values: v.pipe(v.record(v.string(), v.union([words, v.number()])), v.readonly()),
    }),
  ]),
);

const doubles = v.custom<Float64Array>((value) => value instanceof Float64Array);

const valuesSource = v.variant('kind', [
  record({ kind: v.literal('auto') }),
  record({ kind: v.literal('preset'), preset }),
  record({ kind: v.literal('literal'), shape: list(count), data: doubles, label: words }),
  record({
    kind: v.literal('image'),
    name: v.string(),
    channels: count,
    rows: count,
    columns: count,
    data: floats,
  }),
]);

/** Everything that a reader chose in one panel. */
const viewOptions = record({
  tab: tabName,
  kept: v.boolean(),
  flow: count,
  shapeText: v.nullable(v.string()),
  sides: v.exactOptional(v.nullable(list(count))),
  values: valuesSource,
  batch: count,
  channel: count,
  viewport: v.nullable(viewport),
  edits: list(record({ at: list(count), value: v.number() })),
  done: count,
  tabs: tabOptions,
});

/** A snapshot, with what the host itself has to know of it. */
const drawn = {
  state: packedSchema,
  /** Which of the panel's states it is. */
  kind: v.picklist([
    'empty',
    'loading',
    'needsShape',
    'invalid',
    'mended',
    'unreadable',
    'unpooling',
    'ready',
    'model',
    'noModel',
    'report',
  ]),
  /** More is to be seen once `continueDrawing` is done. */
  unfinished: v.boolean(),
};

/** What a panel without a call shows: the calls of the module. */
export const drawChoice = exchange(
  'drawChoice',
  record({}),
  record({ ...drawn, kind: v.literal('empty') }),
);

/** What a panel shows of a call; null where the call is gone from the code. */
export const drawPanel = exchange(
  'drawPanel',
  record({
    call: callChoice,
    view: viewOptions,
    given: givenSizes,
    /** The code changed since: the call stays in view as it was. */
    stale: v.boolean(),
    /** Where the call is, to show in place of what the module says; null: as the module says. */
    location: v.nullable(v.string()),
  }),
  v.nullable(
    record({
      ...drawn,
      call: callSummary,
      /** The name in the panel's title: `nn.MaxPool2d`; null where there is none. */
      title: v.nullable(v.string()),
      /** The size of the input as the choices are from now on. */
      shapeText: v.nullable(v.string()),
      /** The size that the reader gave fits, and is worth remembering. */
      remember: v.boolean(),
      /** The layer as code of each framework. */
      copyAs: list(record({ label: v.string(), what: v.string(), text: v.string() })),
    }),
  ),
);

/** Goes on with what a snapshot left unfinished, for so many milliseconds. */
export const continueDrawing = exchange(
  'continueDrawing',
  record({ milliseconds: v.pipe(v.number(), v.minValue(1), v.maxValue(100)) }),
  v.picklist(['done', 'unfinished', 'idle']),
);

export type DrawnPanel = NonNullable<v.InferOutput<typeof drawPanel.answer>>;
