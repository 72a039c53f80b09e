import * as v from 'valibot';
import { exportFormat } from './export-format.js';
import { count, levels, record } from './schema.js';
import { panelState } from './state.js';
import { mode } from './ui-state.js';

/** What keys do in a panel; each is also a command that can be bound to other keys. */
export const panelCommand = v.picklist([
  'first',
  'previous',
  'play',
  'next',
  'last',
  'zoomIn',
  'zoomOut',
  'fit',
  'previousChannel',
  'nextChannel',
  'exportMenu',
  'keyboardMap',
  'asText',
  'nextPooling',
  'previousPooling',
  'undo',
  'redo',
]);

/** What the host tells a panel's webview. */
export const message = v.variant('type', [
  /** A complete snapshot; the newest revision wins. */
  record({ type: v.literal('show'), revision: count, state: panelState }),
  /**
   * What the host needs to find this layer again after a reload. The view keeps it as the field
   * `restore` of what it hands to `setState`, beside its own state, and never looks inside.
   */
  record({ type: v.literal('remember'), restore: v.string() }),
  record({ type: v.literal('command'), command: panelCommand }),
  record({ type: v.literal('setMode'), mode }),
  /** What is shown is of another call than the one that is now being read. */
  record({ type: v.literal('busy') }),
  /** Begin an export; `save` comes back. */
  record({ type: v.literal('export'), format: exportFormat }),
  /** The reader cancelled the export that runs. */
  record({ type: v.literal('cancelExport') }),
  /** A picture file that the reader picked, still encoded. */
  record({ type: v.literal('image'), name: v.string(), data: levels }),
]);

export type PanelCommand = v.InferOutput<typeof panelCommand>;
export type Message = v.InferOutput<typeof message>;
