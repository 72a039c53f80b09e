import type { Words } from '../engine/phrase.js';
import type { Framework, PoolCall } from '../engine/index.js';
import type { Shape, SourceRange } from './site.js';

/** What a step does, as far as a picture of the whole model tells steps apart. */
export type StepKind =
  | 'pooling'
  | 'convolution'
  | 'linear'
  | 'normalisation'
  | 'activation'
  | 'dropout'
  | 'join'
  | 'reshape'
  | 'resize'
  | 'unknown'
  | 'other';

/** A call in the code, as written. */
export interface WrittenPlace {
  readonly range: SourceRange;
  readonly text: string;
}

/** Which cells of its input one cell of a step's output reads, along each spatial axis. */
export interface StepWindow {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly { readonly before: number; readonly after: number }[];
  readonly dilation: readonly number[];
  /** The strides lie between outputs, not inputs: transposed convolution, upsampling. */
  readonly isTransposed: boolean;
}

/** One call that a tensor went through while a model ran. */
export interface TraceStep {
  /** Its place in the order of calls, from 0. */
  readonly id: number;
  readonly kind: StepKind;
  /** Class or function, without its module: `Conv2d`, `cat`, `deform_pool`. */
  readonly name: string;
  /** The callee as written, such as `torch.cat`; the name where nothing is written. */
  readonly callee: string;
  readonly framework: Framework | null;
  /** The layer's own path (`features.2`), or that of the block in whose code a function is called. */
  readonly path: string;
  /** Numbers the layer object; equal for each call of it. Null: a function. */
  readonly layer: number | null;
  /** The innermost block that it is in; null: the model's own code. */
  readonly block: number | null;
  readonly call: WrittenPlace | null;
  readonly constructed: WrittenPlace | null;
  /** The steps whose outputs it takes; −1 is the model's first input, −2 the second, and so on. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly (Shape | null)[];
  readonly output: Shape | null;
  readonly dtype: string;
  readonly isChannelsLast: boolean;
  /** Null: what one output reads can't be put as a window; `point`: one cell of each input. */
  readonly window: StepWindow | 'point' | null;
  /** The shapes of what the layer trains, the largest first. */
  readonly weights: readonly Shape[];
  readonly isFrozen: boolean;
  /** The pooling call that it is, for its cost. */
  readonly pooling: PoolCall | null;
  /** Why the output isn't known, where that begins here. */
  readonly unknown: Words | null;
  /** What the framework says where it rejects the call. */
  readonly error: Words | null;
}

/** A layer of layers that was called: its steps are those with its number, or with one inside it. */
export interface TraceBlock {
  readonly id: number;
  readonly parent: number | null;
  readonly className: string;
  readonly path: string;
  readonly layer: number;
  readonly call: WrittenPlace | null;
  readonly constructed: WrittenPlace | null;
}

/** One run of a model: an object's, a function's, or that of a module's own statements. */
export interface ModelRun {
  readonly kind: 'model' | 'function' | 'module';
  /** The class or function: `LeNet`. */
  readonly name: string;
  /** The whole class or function, where the code has it. */
  readonly definition: SourceRange | null;
  /** The call that built the model: `LeNet(num_classes=10)`. */
  readonly constructed: WrittenPlace | null;
  /** The call that ran it: `net(X)`. Null: Poolscope tried it. */
  readonly called: WrittenPlace | null;
  readonly framework: Framework | null;
  /** Where the input's size came from, in words. */
  readonly origin: Words;
  readonly inputs: readonly (Shape | null)[];
  readonly steps: readonly TraceStep[];
  readonly blocks: readonly TraceBlock[];
  /** The steps whose outputs the model gives. */
  readonly outputs: readonly number[];
  /** The parameters of the model, called or not; null: not counted. */
  readonly parameters: number | null;
  /** How many steps came after the last that was kept. */
  readonly unkept: number;
}
