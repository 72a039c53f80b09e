import type { Words } from '../engine/index.js';
import type { Intention, Preset, TabName, Viewport } from '../protocol/index.js';
import { initialTabOptions, type TabOptions } from '../protocol/tabs.js';

/** Everything a reader chose in one panel; plain data that the host keeps and may store. */
export interface ViewOptions {
  readonly tab: TabName;
  readonly kept: boolean;
  /** Where a model was asked for; null: at the call in view. */
  readonly modelPlace?: ModelPlace | null;
  /** Which of the models that are offered; null: the one at the place. */
  readonly modelRun?: number | null;
  /** Sizes of the model's input as typed: the one in view, and one beside it; empty: none. */
  readonly modelSize?: { readonly given: string; readonly compared: string };
  /** Which passage through the layer, where there are several. */
  readonly flow: number;
  /** The input's size as the reader typed it; null: none was asked for. */
  readonly shapeText: string | null;
  /** The sides of the model's input that {@link shapeText} belongs to; missing or null: none. */
  readonly sides?: readonly number[] | null;
  readonly values: ValuesSource;
  readonly batch: number;
  readonly channel: number;
  readonly viewport: Viewport | null;
  /** Cells that the reader typed, oldest first; `done` of them count, the rest can be redone. */
  readonly edits: readonly CellEdit[];
  readonly done: number;
  /** What was chosen in the tabs beside Windows. */
  readonly tabs: TabOptions;
  /**
   * Only what words and a small picture need: no gradient, no means of channels, no receptive field
   * and no code to copy.
   */
  readonly summaryOnly?: boolean;
}

/** A place in a document of the editor; lines and columns count from 0. */
export interface ModelPlace {
  readonly document: string;
  readonly line: number;
  readonly column: number;
}

/** One typed value: `at` holds batch, channel and the spatial coordinates. */
export interface CellEdit {
  readonly at: readonly number[];
  readonly value: number;
}

/** Where the input's values come from before any edit; `auto`: from the code, else a preset. */
export type ValuesSource =
  | { readonly kind: 'auto' }
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** An array that the reader selected in the code. */
  | {
      readonly kind: 'literal';
      readonly shape: readonly number[];
      readonly data: Float64Array;
      readonly label: Words;
    }
  | {
      readonly kind: 'image';
      readonly name: string;
      readonly channels: number;
      readonly rows: number;
      readonly columns: number;
      readonly data: Float32Array;
    };

/** The sizes that the code says. */
export const NO_SIZE = { given: '', compared: '' };

export const initialViewOptions: ViewOptions = {
  tab: 'windows',
  kept: false,
  flow: 0,
  shapeText: null,
  values: { kind: 'auto' },
  batch: 0,
  channel: 0,
  viewport: null,
  edits: [],
  done: 0,
  tabs: initialTabOptions,
};

/**
 * The choices after an intention. Intentions that ask for an action (reveal, save, perform …) change
 * nothing here: they are the host's.
 */
export function applyIntention(view: ViewOptions, intention: Intention): ViewOptions {
  switch (intention.type) {
    case 'select':
      return {
        ...view,
        batch: intention.batch,
        channel: intention.channel,
        viewport: intention.viewport,
      };
    case 'giveShape':
      return { ...view, shapeText: intention.text, sides: null, viewport: null };
    case 'chooseFlow':
      return { ...view, flow: intention.flow, batch: 0, channel: 0, viewport: null };
    case 'chooseRun':
      return { ...view, modelRun: intention.run, modelSize: NO_SIZE };
    case 'sizeModel': {
      const { given, compared } = intention;
      return { ...view, modelSize: { given, compared } };
    }
    case 'setValues':
      return { ...view, values: valuesSource(intention.values), edits: [], done: 0 };
    case 'editCell': {
      const at = [view.batch, view.channel, ...intention.at];
      const edits = [...view.edits.slice(0, view.done), { at, value: intention.value }];
      return { ...view, edits, done: edits.length };
    }
    case 'undo':
      return { ...view, done: Math.max(0, view.done - 1) };
    case 'redo':
      return { ...view, done: Math.min(view.edits.length, view.done + 1) };
    case 'keep':
      return { ...view, kept: intention.kept };
    case 'showTab':
      return { ...view, tab: intention.tab };
    case 'chooseInTab':
      return { ...view, tabs: intention.choices };
    case 'ready':
    case 'reveal':
    case 'revealLocation':
    case 'revealStep':
    case 'openStep':
    case 'openReported':
    case 'edit':
    case 'perform':
    case 'openCall':
    case 'chooseSides':
    case 'pickImage':
    case 'refresh':
    case 'openLab':
    case 'showExample':
    case 'focusEditor':
    case 'save':
    case 'copy':
    case 'showText':
    case 'exportProgress':
    case 'failed':
      return view;
    default:
      return intention satisfies never;
  }
}

function valuesSource(
  choice: Extract<Intention, { readonly type: 'setValues' }>['values'],
): ValuesSource {
  switch (choice.kind) {
    case 'code':
      return { kind: 'auto' };
    case 'preset':
    case 'image':
      return choice;
    default:
      return choice satisfies never;
  }
}
