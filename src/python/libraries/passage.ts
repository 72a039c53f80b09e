import type { Framework } from '../../engine/index.js';
import type { Dimension } from '../dimension.js';
import type { MisfitCode } from '../misfit.js';
import type { ChainLink, Shape, SourceRange } from '../site.js';
import type { PoolingArguments } from '../values/layer.js';
import type { TensorValue } from '../values/tensor.js';
import type { InstanceValue, UnknownValue } from '../values/value.js';

/** One passage of a tensor through a layer, as a table reports it. */
export interface Passage {
  /** The site's kind: class name, `F.name`, `global-mean`, `token-mean`. */
  readonly kind: string;
  readonly framework: Framework;
  readonly isPooling: boolean;
  /** For a function call: the call's own arguments. A layer object's are found in `built`. */
  readonly pooling: PoolingArguments | null;
  /** The layer object, where there is one. */
  readonly built: InstanceValue | null;
  /** For receptive fields; null: can't be told (attention, flatten). Omit for element-wise layers: `elementwise`. */
  readonly geometry: ChainLink['geometry'] | 'elementwise';
  /** The windows of a transposed convolution, whose strides lie between outputs. */
  readonly transposed?: ChainLink['geometry'];
  /** The shapes of the weights that a function is given. */
  readonly weights?: readonly Shape[];
  readonly input: TensorValue;
  /** For what joins several tensors (`cat`, `add`): all of them, in order. */
  readonly joins?: readonly TensorValue[];
  /** What an unpooling layer takes beside its input. */
  readonly indices?: TensorValue | null;
  readonly output: TensorValue;
  /** The present call runs a whole graph: the layer is shown where it was built, and not there. */
  readonly isWithinGraph?: boolean;
  /** Why the output's shape isn't known, when it isn't and it isn't the input's fault. */
  readonly unknown?: UnknownValue | null;
}

/** Sizes that don't fit a layer or function. */
export interface Mismatch {
  readonly code: MisfitCode;
  /** As in a passage; `+` and the like for an operator, which has no call to show. */
  readonly kind: string;
  readonly framework: Framework;
  readonly built: InstanceValue | null;
  readonly arrived: readonly TensorValue[];
  /** The axis of what arrived that doesn't fit. */
  readonly axis: number;
  readonly told: { readonly parameter: string; readonly size: Dimension } | null;
}

/** Sizes that a layer or function refuses, with the library's own words. */
export interface Refusal extends Mismatch {
  readonly exception: string;
  readonly message: string;
  readonly isOperator?: boolean;
}

/** A size that a layer or function fixes, and what arrives there. */
export interface RequiredSize {
  readonly size: Dimension;
  readonly wanted: Dimension;
  readonly kind: string;
  /** What is wrong where nothing fits; null: another number may mean another batch. */
  readonly mismatch: (Mismatch & { readonly told: NonNullable<Mismatch['told']> }) | null;
}

/** What a library says of a call that it refuses; `at`: the argument that is to blame. */
export interface RefusedCall {
  readonly exception: string;
  readonly message: string;
  readonly at: SourceRange | null;
}
