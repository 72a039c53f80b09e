import type { Words } from '../../engine/phrase.js';
import type { Dimension, SymbolicDimension } from '../dimension.js';
import type { SourceRange } from '../site.js';
import type { FunctionNode, LambdaNode } from '../tree/nodes.js';
import type { Scope } from '../interpreter/scope.js';
import type { BuiltinFunction, LibraryClass } from '../libraries/contract.js';
import type { LayerCreation } from './layer.js';
import type { TensorValue } from './tensor.js';

/** What an expression can be worth while code is read. Closed: every `switch` over `kind` is exhaustive. */
export type Value =
  | NoneValue
  | BoolValue
  | IntValue
  | DimensionValue
  | FloatValue
  | StringValue
  | BytesValue
  | EllipsisValue
  | NotImplementedValue
  | TupleValue
  | ListValue
  | DictValue
  | SetValue
  | SliceValue
  | RangeValue
  | IteratorValue
  | FunctionValue
  | BoundMethodValue
  | BuiltinValue
  | PropertyValue
  | StaticMethodValue
  | ClassMethodValue
  | ClassValue
  | InstanceValue
  | SuperValue
  | ModuleValue
  | TensorValue
  | UnknownValue
  | EitherValue;

export interface NoneValue {
  readonly kind: 'none';
}

export interface BoolValue {
  readonly kind: 'bool';
  readonly value: boolean;
}

export interface IntValue {
  readonly kind: 'int';
  readonly value: number;
}

/** A Python `int` that isn't known: a size of a tensor, or arithmetic on sizes. */
export interface DimensionValue {
  readonly kind: 'dimension';
  readonly dimension: SymbolicDimension;
}

export interface FloatValue {
  readonly kind: 'float';
  readonly value: number;
}

export interface StringValue {
  readonly kind: 'string';
  readonly value: string;
}

export interface BytesValue {
  readonly kind: 'bytes';
  readonly value: string;
}

export interface EllipsisValue {
  readonly kind: 'ellipsis';
}

/** What an operator method gives when it leaves the operation to the other side. */
export interface NotImplementedValue {
  readonly kind: 'not-implemented';
}

/** A tuple; `type` names its class where that is a named tuple (then fields are in `fields`). */
export interface TupleValue {
  readonly kind: 'tuple';
  readonly items: readonly Value[];
  readonly type: ClassValue | null;
}

export interface ListValue {
  readonly kind: 'list';
  items: Value[];
  /** Why there may be other items than these: its length depends on what isn't known. */
  uncertain?: UnknownValue | undefined;
}

/** Keys by Python's equality: see `hash-key.ts`. */
export interface DictValue {
  readonly kind: 'dict';
  entries: Map<HashKey, DictEntry>;
  /** `dict`, `OrderedDict`, `defaultdict`, `Counter`. */
  readonly typeName: string;
  /** What makes a missing entry (`defaultdict`); null: a missing key is an error. */
  readonly factory: Value | null;
  /** Why there may be other entries than these. */
  uncertain?: UnknownValue | undefined;
}

export interface DictEntry {
  readonly key: Value;
  readonly value: Value;
}

export interface SetValue {
  readonly kind: 'set';
  entries: Map<HashKey, Value>;
  readonly frozen: boolean;
  /** Why there may be other members than these. */
  uncertain?: UnknownValue | undefined;
}

/** A JavaScript value that is equal exactly where Python's `==` and `hash` say so. */
export type HashKey = string | number | boolean | null | object;

export interface SliceValue {
  readonly kind: 'slice';
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

export interface RangeValue {
  readonly kind: 'range';
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

/** An iterator or generator: each value is given once. May be endless; whoever drains it has a bound. */
export interface IteratorValue {
  readonly kind: 'iterator';
  readonly source: Iterator<Value, unknown, undefined>;
  /** `generator`, `zip`, `map` … */
  readonly typeName: string;
  /** What a generator function's iterator can do besides. */
  readonly generator?: {
    /** Goes on with `value` as what its `yield` is worth. */
    readonly send: (value: Value) => IteratorResult<Value, undefined>;
    /** What it has returned. */
    readonly returned: () => Value;
  };
}

/** A `def` or `lambda` of the code, with the names around it. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly name: string;
  readonly qualifiedName: string;
  readonly definition: FunctionNode | LambdaNode;
  readonly scope: Scope;
  /** Defaults of parameters that have one, by name; evaluated where the function was defined. */
  readonly defaults: ReadonlyMap<string, Value>;
  /** Attributes that code hung on the function. */
  readonly attributes: Map<string, Value>;
}

export interface BoundMethodValue {
  readonly kind: 'bound-method';
  readonly self: Value;
  readonly method: FunctionValue | BuiltinValue;
}

/** A function of a library, as its table describes it. */
export interface BuiltinValue {
  readonly kind: 'builtin';
  /** `torch.nn.functional.max_pool2d`. */
  readonly name: string;
  readonly function: BuiltinFunction;
  /** It belongs to a class: taken from there, its first argument is its object. */
  readonly isMethod?: true;
}

export interface PropertyValue {
  readonly kind: 'property';
  readonly get: Value;
  readonly set: Value | null;
  /** `functools.cached_property`: the first answer stays. */
  readonly cached: boolean;
}

export interface StaticMethodValue {
  readonly kind: 'static-method';
  readonly method: Value;
}

export interface ClassMethodValue {
  readonly kind: 'class-method';
  readonly method: Value;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  /** `torch.nn.MaxPool2d`; `models.py:Net` for classes of the code. */
  readonly qualifiedName: string;
  readonly bases: readonly ClassValue[];
  /** The method resolution order (C3), this class first. */
  readonly mro: readonly ClassValue[];
  /** Own attributes and methods. Library classes fill it on first use. */
  readonly members: Map<string, Value>;
  /** The library's entry, for a library's class; null for a class of the code. */
  readonly library: LibraryClass | null;
  /** A base isn't known: a missing attribute is then unknown rather than an error. */
  readonly unknownBase: UnknownValue | null;
  readonly metaclass: ClassValue | null;
  /** Where the class is written; null for a library's. */
  readonly range: SourceRange | null;
}

export interface InstanceValue {
  readonly kind: 'instance';
  readonly type: ClassValue;
  attributes: Map<string, Value>;
  /** What a built-in base holds: the list of a `class Stages(list)`. */
  native: Value | null;
  /** Where a layer was built and how; null for what isn't a layer. */
  creation: LayerCreation | null;
  /** Why there may be other attributes than these: code that can't be followed had it in hand. */
  uncertain?: UnknownValue | undefined;
}

/** `super()`: attribute lookup that starts after `after` in the order of `type`. */
export interface SuperValue {
  readonly kind: 'super';
  readonly type: ClassValue;
  readonly after: ClassValue;
  /** The instance, or the class for a class method. */
  readonly self: Value;
}

/** A module of the code or of a library. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly name: string;
  /** Gives an attribute; undefined: the module hasn't got it. May load a file on first use. */
  readonly lookup: (name: string) => Value | undefined;
  readonly assign: (name: string, value: Value) => void;
  /** Its names; `isAll`: there are no others, as there may be in a library. */
  readonly names?: () => { readonly known: readonly string[]; readonly isAll: boolean };
  /** Gives what `import *` would bring under a name; undefined: it wouldn't bring it. */
  readonly exported: (name: string) => Value | undefined;
}

/** What can't be known from the code, with the reason in words for the reader. Never a guess. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly reason: Words;
  readonly range: SourceRange | null;
  /** A float that is this quotient of sizes: rounding it gives a size again. */
  readonly ratio?: { readonly numerator: Dimension; readonly denominator: Dimension };
}

/** One of several values, depending on a condition that isn't known. At least two, none `either`. */
export interface EitherValue {
  readonly kind: 'either';
  readonly values: readonly Value[];
}
