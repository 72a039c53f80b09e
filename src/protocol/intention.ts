import * as v from 'valibot';
import { action, argumentValue } from './action.js';
import { exportFormat } from './export-format.js';
import { count, floats, levels, list, record } from './schema.js';
import { tabName } from './tab-state.js';
import { tabOptions } from './tabs.js';
import { preset, viewport } from './values-state.js';

/** What a reader wants, from a panel's webview up to the host. */
export const intention = v.variant('type', [
  /** The view can draw; the host answers with the newest snapshot, where it shows another. */
  record({ type: v.literal('ready'), shows: v.nullable(count) }),
  /** Show another plane, or exact values of another part of it. */
  record({
    type: v.literal('select'),
    batch: count,
    channel: count,
    /** Null: as much as the host sends by itself. */
    viewport: v.nullable(viewport),
  }),
  /** Show the call in its file. */
  record({ type: v.literal('reveal') }),
  /** Show another place that the snapshot named, such as `net.py:8`. */
  record({ type: v.literal('revealLocation'), location: v.string() }),
  /** Write one argument of the call in the code. */
  record({ type: v.literal('edit'), parameter: v.string(), value: argumentValue }),
  /** Do what a link of the snapshot says. */
  record({ type: v.literal('perform'), action }),
  /** The input's size as typed: `4,4` or `1,3,224,224`. */
  record({ type: v.literal('giveShape'), text: v.string() }),
  /** Another of the squares that fit the model's input. */
  record({ type: v.literal('chooseSides'), sides: list(count) }),
  record({ type: v.literal('chooseFlow'), flow: count }),
  /** Another run of a model, of those that are offered. */
  record({ type: v.literal('chooseRun'), run: count }),
  /** Other sizes of a model's input as typed; empty: the code's own, nothing beside it. */
  record({ type: v.literal('sizeModel'), given: v.string(), compared: v.string() }),
  /** Show a call of the model in its file. */
  record({ type: v.literal('revealStep'), step: count }),
  /** Show the picture of a pooling call of the model. */
  record({ type: v.literal('openStep'), step: count }),
  record({ type: v.literal('openCall'), id: v.string() }),
  /** Values for the input; `code` goes back to those in the code. */
  record({
    type: v.literal('setValues'),
    values: v.variant('kind', [
      record({ kind: v.literal('code') }),
      record({ kind: v.literal('preset'), preset }),
      /** A picture as numbers between 0 and 1, row-major, one channel after another. */
      record({
        kind: v.literal('image'),
        name: v.string(),
        channels: count,
        rows: count,
        columns: count,
        data: floats,
      }),
    ]),
  }),
  /** One cell of the plane in view, by its coordinates. */
  record({ type: v.literal('editCell'), at: list(count), value: v.number() }),
  record({ type: v.literal('undo') }),
  record({ type: v.literal('redo') }),
  /** Ask for a picture file of the workspace. */
  record({ type: v.literal('pickImage') }),
  record({ type: v.literal('keep'), kept: v.boolean() }),
  record({ type: v.literal('refresh') }),
  record({ type: v.literal('showTab'), tab: tabName }),
  /** What the reader chose in the tabs, all of it. */
  record({ type: v.literal('chooseInTab'), choices: tabOptions }),
  record({ type: v.literal('openLab') }),
  record({ type: v.literal('showExample') }),
  /** Show the picture of a call of a report, or its code. */
  record({
    type: v.literal('openReported'),
    document: v.string(),
    id: v.string(),
    picture: v.boolean(),
  }),
  /** The keyboard goes back to the editor. */
  record({ type: v.literal('focusEditor') }),
  /** A finished export: the host asks where to save it. */
  record({
    type: v.literal('save'),
    format: exportFormat,
    /** A sensible file name with its extension. */
    name: v.string(),
    data: v.union([v.string(), levels]),
  }),
  /** What the panel shows, to be read as a document. */
  record({ type: v.literal('showText'), text: v.string() }),
  record({ type: v.literal('copy'), what: v.string(), text: v.string() }),
  /** How far a long export is; `share` from 0 to 1, 1 or `cancelled` ends it. */
  record({
    type: v.literal('exportProgress'),
    share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    cancelled: v.boolean(),
  }),
  /** Something went wrong in the view; for the log. */
  record({ type: v.literal('failed'), message: v.string(), stack: v.string() }),
]);

export type Intention = v.InferOutput<typeof intention>;
export type ValuesChoice = Extract<Intention, { readonly type: 'setValues' }>['values'];
