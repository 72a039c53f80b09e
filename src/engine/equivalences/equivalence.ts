import type { Tensor } from '../convolution/correlate.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import type { Geometry } from './geometry.js';

/** The ways to write a pooling layer as something else. */
export type EquivalenceId =
  | 'average-as-convolution'
  | 'average-as-ratio'
  | 'sum-as-convolution'
  | 'max-as-tree'
  | 'max-as-network'
  | 'max-as-shifts'
  | 'min-from-max'
  | 'lp-towards-max'
  | 'softmax-between'
  | 'padding-by-hand'
  | 'adaptive-as-plain'
  | 'max-as-stack'
  | 'weighted-as-convolution';

/** A tensor with the name that a picture gives it. */
export interface NamedTensor {
  readonly name: string;
  /** Channels first: N C [D [H]] W, or output and input channels then the kernel for weights. */
  readonly tensor: Tensor;
}

/** What the sliders of a recipe may change. */
export interface EquivalenceOptions {
  /** Exponent of `lp-towards-max`; 64 where missing. */
  readonly p?: number;
  /** Temperature of `softmax-between`; the layer's own or 1 where missing. */
  readonly temperature?: number;
}

/** A recipe as code that stands on its own: a function of the input, by this name. */
export interface RecipeCode {
  readonly name: string;
  readonly text: string;
}

/** A pooling layer computed another way, beside what pooling itself gives. */
export interface Equivalence {
  readonly id: EquivalenceId;
  /** The fixed weights of its convolutions, in the order of use. */
  readonly kernels: readonly NamedTensor[];
  /** What it computes on the way, in order. */
  readonly steps: readonly NamedTensor[];
  /** Its result, in the plan's output shape and layout. */
  readonly output: Tensor;
  /** What `pool` gives for the layer that the recipe stands for, in the same order. */
  readonly expected: Tensor;
  /** Largest difference between the two; ∞ where one is NaN or infinite and the other is not. */
  readonly maximalError: number;
  /** Outputs that are not exactly equal. */
  readonly differing: number;
  /** When it goes wrong, in plain words; null where it doesn't. */
  readonly caution: string | null;
  readonly pytorch: RecipeCode | null;
  /** Null where Keras has no operation for it. */
  readonly keras: RecipeCode | null;
}

/** What a recipe computes, before it is measured and written as code. */
export type Computation = Pick<
  Equivalence,
  'kernels' | 'steps' | 'output' | 'expected' | 'caution'
>;

/** The lines of a recipe's function, not indented; null where the library has no operation for it. */
export type WriteLines = (geometry: Geometry, plan: Plan) => readonly string[] | null;

/** A recipe as code in both libraries. */
export interface RecipeText {
  /** The function's name. */
  readonly name: string;
  /** Its parameters; `x` where missing. */
  readonly parameters?: (plan: Plan, options: EquivalenceOptions) => string;
  readonly torch: WriteLines;
  /** Channels last. */
  readonly keras: WriteLines;
}

/** One way to write a layer as something else. */
export interface Recipe {
  readonly id: EquivalenceId;
  /** Whether it stands for this layer. */
  readonly applies: (plan: Plan) => boolean;
  /** Computes it on an input given row-major in the plan's input shape, in its array's precision. */
  readonly compute: (plan: Plan, input: Values, options: EquivalenceOptions) => Computation;
  readonly code: RecipeText;
}
