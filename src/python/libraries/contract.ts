/**
 * How a library's table says what its modules, functions and classes mean.
 *
 * A table is data: names, signatures as Python writes them, and for each a `run` that turns values
 * into a value. `run` sees shapes, never real tensors. What it can't tell it gives up with a reason
 * (`context.giveUp`, or simply an `Arguments` getter that doesn't find what it needs); what the
 * library would reject it raises (`context.raise`), in the library's words.
 *
 *     export const functional = libraryModule('torch.nn.functional', {
 *       relu: fn('input, inplace=False', (args) => args.tensor('input')),
 *       max_pool2d: fn('input, kernel_size, stride=None, padding=0', (args, context) => {
 *         const input = args.tensor('input');
 *         const pooling = context.poolingArguments(args, 'torch', 'max_pool2d', ['input']);
 *         const output = tensorLike(input, …);
 *         return context.passThrough({ kind: 'F.max_pool2d', framework: 'torch', isPooling: true,
 *           pooling, built: null, geometry, input, output });
 *       }),
 *       pi: constant(() => float(Math.PI)),
 *       Tensor: cls({ bases: [], methods: { … }, properties: { … } }),
 *       relu_alias: sameAs('torch.nn.functional.relu'),
 *     });
 *
 * Classes: `methods` get the instance as `args.self`. `__init__` stores attributes with
 * `context.setAttribute(self, 'stride', …)`, so user code can read them; `__call__` of a layer base
 * calls `context.callLayer(self, 'forward', args)`, which keeps the path (`layer1.0.pool`).
 * Operators and indexing of tensors are methods of the tensor's class (`TensorValue.type`):
 * `__add__`, `__radd__`, `__matmul__`, `__neg__`, `__eq__`, `__getitem__`, `__setitem__`, `__len__`,
 * `__iter__`, `__bool__`, `__int__`, `__float__`; give `NOT_IMPLEMENTED` to leave it to the other side.
 */
import type { Words } from '../../engine/phrase.js';
import type { Framework } from '../../engine/index.js';
import type { CallSite, PoolingArguments, WrittenArgument } from '../values/layer.js';
import type { TensorValue } from '../values/tensor.js';
import type { ClassValue, InstanceValue, UnknownValue, Value } from '../values/value.js';
import type { Arguments } from './arguments.js';
import type { Passage, RefusedCall, Refusal, RequiredSize } from './passage.js';
import type { Signature } from './signature.js';

/** A function of a library. */
export interface BuiltinFunction {
  readonly signature: Signature;
  /** Arguments that don't fit its parameters are told to `run` (`args.misfit`), not raised. */
  readonly takesMisfits?: true;
  readonly run: (args: Arguments, context: LibraryContext) => Value;
}

/** A class of a library. */
export interface LibraryClass {
  /** Qualified names of the bases, such as `torch.nn.Module`; `object` is implied. */
  readonly bases: readonly string[];
  readonly methods: Readonly<Record<string, BuiltinFunction>>;
  /** Attributes that are computed on each read: `shape`, `T`. The instance is `args.self`. */
  readonly properties: Readonly<Record<string, BuiltinFunction>>;
  readonly classMethods: Readonly<Record<string, BuiltinFunction>>;
  readonly staticMethods: Readonly<Record<string, BuiltinFunction>>;
  /** Class attributes. */
  readonly constants: Readonly<Record<string, () => Value>>;
  /**
   * What `Name(...)` gives where that isn't an ordinary instance (`int`, `torch.Tensor`). Without it
   * an instance is made and `__init__` is called.
   */
  readonly construct: BuiltinFunction | null;
  /** Called when user code has written a subclass, to finish it (enums, named tuples). */
  readonly subclassed: ((subclass: ClassValue, context: LibraryContext) => void) | null;
  /** Its instances are layers: they have a path, and `children` in their attributes. */
  readonly isLayer: boolean;
  /** For a layer base: the tensors its models take, so that a model can be tried with symbols. */
  readonly input: {
    /** The library class of the tensor: `torch.Tensor`. */
    readonly type: string;
    readonly layout: 'channels-first' | 'channels-last';
    /** The method that user code writes: `forward`, `call`, `__call__`. */
    readonly method: string;
  } | null;
  /** What to make of an attribute that isn't there, on an instance: null leaves the AttributeError. */
  readonly missing: ((self: Value, name: string, context: LibraryContext) => Value | null) | null;
}

/** A name in a library's module. */
export type LibraryMember =
  | { readonly entry: 'function'; readonly function: BuiltinFunction }
  | { readonly entry: 'class'; readonly class: LibraryClass }
  | { readonly entry: 'constant'; readonly create: (context: LibraryContext) => Value }
  | { readonly entry: 'same'; readonly as: string };

/** A module of a library. Parents (`torch` of `torch.nn`) exist by themselves; so do submodules as attributes. */
export interface LibraryModule {
  readonly name: string;
  readonly members: Readonly<Record<string, LibraryMember>>;
  /** What an unlisted name is: the library has more than the table (`unknown`), or no such name. */
  readonly others: 'unknown' | 'missing';
  /** The package's own source is read instead where it is there (`torchvision`, `timm`). */
  readonly yieldsToSource?: boolean;
  /** Its members come before those of the package's own source; without source it says nothing. */
  readonly addsToSource?: boolean;
}

/** What a table's `run` may ask of the interpreter. */
export interface LibraryContext {
  /** The innermost call expression of the user's code; null when called by the machinery. */
  readonly callSite: CallSite | null;
  /** Whether models are in training mode from the start (`--train`). */
  readonly training: boolean;
  /** The way through the model, such as `layer1.0.pool`. */
  readonly path: string;
  /** Whether a layer of the code is being passed just now. */
  readonly isPassingLayer: boolean;
  /** Whether that layer is called by the code itself, and not within another one. */
  readonly isOutermostLayer: boolean;

  /**
   * Raises a Python exception: `raise('ValueError', 'kernel size must be positive')`. Only for what is
   * proved: rules that are tested against the library. The reader sees it as an error of the code.
   */
  raise(exception: string, message: string): never;
  /** Raises a Python exception because of sizes, and remembers which. */
  refuse(refusal: Refusal): never;
  /**
   * What looks like an exception of the library, but may be a gap in its table: the call is worth an
   * unknown value that says so.
   */
  suppose(exception: string, message: string): never;
  /** Tells that a layer fixes a size that isn't known: inputs may be worked out from it. */
  require(required: RequiredSize): void;
  /** Ends `run`; the call is worth an unknown value with this reason. */
  giveUp(reason: Words): never;
  /** An unknown value whose reason points at the present call. */
  unknown(reason: Words): UnknownValue;

  call(callee: Value, args: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value;
  callMethod(
    self: Value,
    name: string,
    args: readonly Value[],
    keywords?: ReadonlyMap<string, Value>,
  ): Value;
  /** `getattr`; undefined where there is none. */
  getAttribute(value: Value, name: string): Value | undefined;
  /** `value.name`, with what comes of an attribute that isn't there. */
  readAttribute(value: Value, name: string): Value;
  /** `setattr` without `__setattr__` of user code. */
  setAttribute(value: Value, name: string, to: Value): void;
  /** All items of an iterable, at most the container budget; gives up on what isn't known. */
  items(value: Value): readonly Value[];
  /**
   * To be called before so many items or characters are made or gone through: counts the work, and
   * gives up where there are more than are followed.
   */
  makeRoom(count: number, unit?: 'items' | 'characters'): void;
  /** The same, or why they aren't known. */
  itemsOrUnknown(value: Value): readonly Value[] | UnknownValue;
  /** Python's truth of a value; null: not known. */
  truth(value: Value): boolean | null;
  /** Python's `==`; null: not known. */
  equal(a: Value, b: Value): boolean | null;
  /** Python's `a < b`; null: not known. */
  less(a: Value, b: Value): boolean | null;
  /** Python's `item in container`; null: not known. */
  contains(container: Value, item: Value): boolean | null;
  getItem(value: Value, index: Value): Value;
  setItem(value: Value, index: Value, to: Value): void;
  /** An iterator over a value, lazy where Python's is; an unknown value where it isn't known. */
  iterate(value: Value): Iterator<Value, unknown, undefined> | UnknownValue;
  /** Python's binary operator, `+ - * / // % ** @ & | ^ << >>`. */
  binary(operator: string, a: Value, b: Value): Value;
  isInstance(value: Value, qualifiedClassName: string): boolean;
  /** Python's `isinstance` for one class. */
  isInstanceOf(value: Value, type: ClassValue): boolean;
  /** The class a value belongs to. */
  typeOf(value: Value): ClassValue;
  /** A member of a library or module by its full name: `torch.nn.Conv2d`. */
  named(qualifiedName: string): Value;
  /** A module of the workspace or of a library; null: there is none of this name. */
  importModule(name: string): Value | null;
  /** `format(value, spec)`. */
  format(value: Value, spec: string): string;
  /** `str(value)` and `repr(value)`. */
  text(value: Value): string;
  repr(value: Value): string;
  /** A new instance of a library class, without calling `__init__`. */
  instantiate(qualifiedClassName: string): InstanceValue;
  /** A new instance of a class of the code, without calling `__init__`. */
  make(type: ClassValue): InstanceValue;
  /** A new class, made by code at run time (`namedtuple`, `make_dataclass`). */
  createClass(name: string, bases: readonly ClassValue[], parts: Partial<LibraryClass>): ClassValue;
  /** The class of the class statement that a metaclass of the code is just making, if one is. */
  classInTheMaking(): ClassValue | null;
  /** Tells that a container of the code is about to be changed. Call it before mutating in place. */
  willChange(value: Value): void;

  /** Calls `self.<method>(*args)` as a layer: remembers the path, names it for `path`. */
  callLayer(self: InstanceValue, method: string, args: Arguments): Value;
  /** The layers among an instance's attributes, in order of registration, by attribute name. */
  children(self: Value): readonly (readonly [string, InstanceValue])[];
  /** The written arguments as a pooling call; `skip` names parameters that aren't settings (`input`). */
  poolingArguments(
    args: Arguments,
    framework: Framework,
    operation: string,
    skip: readonly string[],
  ): PoolingArguments;
  /** Records the present call as pooling that the library refuses, and raises its error. */
  refuseCall(
    layer: Pick<Passage, 'kind' | 'framework' | 'pooling'>,
    error: RefusedCall,
    isConstructor: boolean,
  ): never;
  /** Records the present call as the constructor of `self` (call it in a layer's `__init__`). */
  built(
    self: InstanceValue,
    layer: {
      kind: string;
      framework: Framework;
      isPooling: boolean;
      pooling: PoolingArguments | null;
    },
    written?: ReadonlyMap<string, WrittenArgument>,
  ): void;
  /** Records a flow at the present call and gives the output with this layer in its chain. */
  passThrough(passage: Passage): TensorValue;
  /** Says whether a layer or a parameter is trained: `requires_grad_`. */
  freeze(value: Value, isFrozen: boolean): void;
  /** A note for the reader at the present call: a problem that isn't an exception. */
  note(code: string, message: Words): void;
}
