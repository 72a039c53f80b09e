import type { Plan } from '../plan/plan.js';
import type { PoolError } from '../result.js';
import type { AxisPadding, DataType, Framework, Layout, PoolSpec } from '../spec.js';
import type { Dialect } from './dialect.js';
import type { KnownBehaviour } from './known-behaviour.js';
import type { Spelling } from './binding/spelling.js';

/**
 * All that is said of one framework, in one place. What is about poolings is read from here and
 * nowhere compared by name; what its Python means stands in `src/python/libraries`.
 */
export interface FrameworkRecord {
  /** What the library calls itself. */
  readonly name: string;
  /**
   * The version whose rules are taken where the code names none: the newest that they were compared
   * with. Null: they were read in its sources only, or it has none.
   */
  readonly assumedVersion: string | null;
  /** The packages that code imports it from; null: it is not imported in Python. */
  readonly importedAs: RegExp | null;
  /** Where maps have their channels unless a call says otherwise. */
  readonly layout: Layout;
  /** How its calls write their settings. */
  readonly spelling: Spelling;
  /** Writes what a reader may do by hand around a layer; null: no such code is offered. */
  readonly byHand: CodeByHand | null;
  /**
   * The framework, often itself, in whose code its layers are written again with equal values;
   * null: none.
   */
  readonly writtenAs: Framework | null;
  /** Its bugs and oddities, in the order in which they are told. */
  readonly behaviours: readonly KnownBehaviour[];
  /** The tools that count its operations, in the order in which they are shown. */
  readonly counters: readonly CountingTool[];
  /** Types of integers whose averages are cut off towards 0. Missing: none. */
  readonly cutsAverages?: readonly DataType[];
  /** Padding is at most half a kernel, however dilated it is. Missing: not so. */
  readonly halfKernelPadding?: boolean;
  /** Rounding up without padding gives what Keras's SAME gives where windows fall alike. */
  readonly ceilGivesSame?: boolean;
  /** Whether types are taken, where its refusal is known without its words; missing: as by the rules. */
  readonly takes?: (spec: PoolSpec, dtype: DataType) => boolean;
  /** What a layer's constructor says of keywords it has no parameter for; missing: as Python does. */
  readonly unexpectedKeywords?: (
    operation: string,
    given: readonly string[],
  ) => Pick<PoolError, 'exception' | 'message'>;
  /** How its poolings reckon. */
  readonly rules: Dialect;
}

/** Code of one framework around a layer. */
export interface CodeByHand {
  /** `input` padded with a value. */
  readonly pad: (input: string, pads: readonly AxisPadding[], value: string) => string;
  /** The layer on an input that is padded by hand first; null where that counts other cells. */
  readonly poolPadded: (plan: Plan, pads: readonly AxisPadding[]) => string | null;
  /** `input` as floating-point numbers. */
  readonly toFloat: (input: string) => string;
}

/** The programs that count operations. */
export type CountingTool =
  | 'fvcore'
  | 'ptflops'
  | 'ptflops-aten'
  | 'thop'
  | 'calflops'
  | 'torchinfo'
  | 'torchlens'
  | 'flop-counter-mode'
  | 'tf-profiler';

/** The tools for layers of PyTorch. */
export const torchCounters: readonly CountingTool[] = [
  'fvcore',
  'ptflops',
  'ptflops-aten',
  'thop',
  'calflops',
  'torchinfo',
  'torchlens',
  'flop-counter-mode',
];
