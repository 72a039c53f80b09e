import type { Words } from '../engine/phrase.js';
import type { ArgumentValue, Framework, PoolCall } from '../engine/index.js';
import type { Dimension } from './dimension.js';
import type { Misfit } from './misfit.js';
import type { ModelRun } from './trace.js';
import type { WorkedOutOrigin } from './worked-out.js';

/** A place in a source file. Lines and columns count from 0; columns are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open stretch of one file. */
export interface SourceRange {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Why something can't be known from the code, in words for the reader, and where that began. */
export interface Unknown {
  readonly reason: Words;
  readonly range: SourceRange | null;
}

/** The sizes of a tensor, each a number or an expression in symbols. */
export type Shape = readonly Dimension[];

/** Numbers of a tensor that is known, in row-major order. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  /** `literal`: from the code. `sample`: seeded stand-ins for random numbers. */
  readonly origin: 'literal' | 'sample';
  /** How to name them to a reader, such as `arange(16)`. */
  readonly label: string;
}

/** One passage of a tensor through a layer. */
export interface Flow {
  readonly input: Shape;
  readonly output: Shape;
  readonly dtype: string;
  /** The way through the model, such as `layer1.0.pool`; empty at module level. */
  readonly path: string;
  readonly values: TensorValues | null;
  /** The indices that an unpooling layer takes, where they are known. */
  readonly indices?: TensorValues | null;
  /** Where the input's shape came from, in words: `net(X)`, `summary(…)`, `# poolscope: input=…`. */
  readonly origin: Words | WorkedOutOrigin;
  /** The layers the tensor passed before this one since the model's input, in order. */
  readonly chain: readonly ChainLink[];
}

/**
 * One layer on the way here, with what a receptive field needs; null geometry: it can't be told. A
 * geometry without axes is that of what takes each cell by itself, such as an activation.
 */
export interface ChainLink {
  readonly name: string;
  readonly range: SourceRange | null;
  readonly geometry: {
    readonly kernel: readonly number[];
    readonly stride: readonly number[];
    readonly padding: readonly { readonly before: number; readonly after: number }[];
    readonly dilation: readonly number[];
  } | null;
  /** What passed: which layer made each size. */
  readonly passage?: LinkPassage;
}

/** A tensor's way through one link of a chain. */
export interface LinkPassage {
  /** The class of the layer, or `F.name`, `cat`, `add` … */
  readonly kind: string;
  readonly framework: Framework;
  readonly isPooling: boolean;
  /** The call of this very layer; null where a container called it. */
  readonly call: SourceRange | null;
  /** Null: not known. */
  readonly input: Shape | null;
  readonly output: Shape | null;
  /** What a joining link (`cat`, `add`) took, in order, each with its own chain; else none. */
  readonly joins: readonly TracedTensor[];
}

/** A tensor's shape, and the layers that it passed since the model's input, in order. */
export interface TracedTensor {
  readonly shape: Shape | null;
  readonly chain: readonly ChainLink[];
}

/** Where an argument of a pooling call was written, and whether an edit can be written back there. */
export interface ArgumentSource {
  readonly parameter: string;
  readonly value: ArgumentValue;
  /** The argument's own expression in the call; null where a default was taken. */
  readonly range: SourceRange | null;
  /** Null: edit `range`. Else why it can't be edited here: `kernel is a parameter of make_layers`. */
  readonly notEditable: Words | null;
}

/** A pooling layer as a site holds it: the call to specify, or why it can't be read. */
export interface PoolingAtSite {
  readonly call: PoolCall;
  readonly arguments: readonly ArgumentSource[];
}

/** One place in the source where a layer is built or called, with all that was seen there. */
export interface LayerSite {
  readonly role: 'constructor' | 'call';
  /** The whole call expression. */
  readonly range: SourceRange;
  /** The callee as written, such as `nn.MaxPool2d`. */
  readonly callee: string;
  /** The call as written. */
  readonly text: string;
  /** Class name, `F.name`, `global-mean`, `token-mean`, `pool2d` … */
  readonly kind: string;
  readonly framework: Framework;
  /** Null for a layer that is not pooling, or whose arguments are unknown (see `unknown`). */
  readonly pooling: PoolingAtSite | null;
  readonly isPooling: boolean;
  /** Every passage seen through this place, in order of execution. */
  readonly flows: readonly Flow[];
  /**
   * The error a framework raises here, or why nothing is known; null where all is well. An error
   * that an input caused leaves a flow with that input and an empty output.
   */
  readonly unknown: Unknown | null;
  /**
   * For a call of a container (`self.features(x)`), its class: this layer is one inside it. Null:
   * the call is of the layer itself.
   */
  readonly through?: string | null;
}

/** What reading a file gave. */
export interface Analysis {
  readonly file: string;
  readonly sites: readonly LayerSite[];
  readonly problems: readonly Problem[];
  /** What looks like a failure and may be a gap in what Poolscope knows: no reader is shown it. */
  readonly notes: readonly Note[];
  /** The runs of models, step by step, where that was asked for. */
  readonly runs?: readonly ModelRun[];
  /** The statements of the module, by the lines that they begin on. */
  readonly statements: readonly NamedStatement[];
  /** What the file's own comments switch off; missing: nothing. */
  readonly ignored?: readonly IgnoredLine[];
}

/** A comment `# poolscope: ignore[code]`. */
export interface IgnoredLine {
  /** From 0. */
  readonly line: number;
  /** Null: everything on the line. */
  readonly codes: readonly string[] | null;
}

/** A statement at a module's margin, with a name that is its alone and stays when lines move. */
export interface NamedStatement {
  readonly line: number;
  readonly name: string;
}

/** Something a reader should onMessage of: a syntax error, a budget that ended, a model that fails. */
export interface Problem {
  readonly severity: 'info' | 'warning' | 'error';
  readonly code: string;
  readonly message: Words;
  readonly range: SourceRange | null;
  /** The sizes that caused it, where sizes did. */
  readonly misfit?: Misfit;
}

/** A failure that is only supposed. */
export interface Note {
  /** The exception's class. */
  readonly code: string;
  readonly message: Words;
  readonly range: SourceRange | null;
}
