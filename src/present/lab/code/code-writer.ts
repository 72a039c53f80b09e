import type { Plan, PoolCall } from '../../../engine/index.js';
import type { LabSettings } from '../../../protocol/lab-settings.js';
import type { CallArguments } from '../call-arguments.js';
import type { LayerCode } from './layer-code.js';

/** How one framework's code is written for a layer, and for a program around it. */
export interface CodeWriter {
  /**
   * Code of the layer, with values equal to the plan's own framework where that can be written;
   * null where it has no short spelling (fractional windows, median …).
   */
  readonly layer: (plan: Plan) => LayerCode | null;
  /** How its programs make arrays; null: its code is no program that is run. */
  readonly arrays: {
    readonly line: string;
    /** Of zeros, by the shape. */
    readonly zeros: string;
    /** Of nested lists. */
    readonly tensor: string;
  } | null;
  /** The arguments of its one call for these settings; null: it takes more, or there is none. */
  readonly callArguments: ((settings: LabSettings) => CallArguments | null) | null;
  /** Its call whose argument checks run in its own order; missing: none has checks of its own. */
  readonly checkedCall?: (settings: LabSettings) => PoolCall | null;
  /** A layer that its code builds in one line, without the module's name; null: none. */
  readonly builtLayer: RegExp | null;
  /** Its layers are nodes in a graph, and no calls in Python. */
  readonly writesNodes: boolean;
  /** What its calls take for padding: a number for both sides, cells on each side, or a word. */
  readonly padding: 'both-sides' | 'each-side' | 'word';
  /** Over a whole plane its code pools adaptively, with one winner, and doesn't reduce an array. */
  readonly poolsWholePlanes: boolean;
}
