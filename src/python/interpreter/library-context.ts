import type { Words } from '../../engine/phrase.js';
import type { Framework } from '../../engine/index.js';
import type { Arguments } from '../libraries/arguments.js';
import type { LibraryClass, LibraryContext } from '../libraries/contract.js';
import { cls } from '../libraries/members.js';
import type { Passage, RefusedCall, Refusal, RequiredSize } from '../libraries/passage.js';
import { NotKnown } from '../libraries/not-known.js';
import type { BinaryOperator } from '../tree/nodes.js';
import type { CallSite, PoolingArguments, WrittenArgument } from '../values/layer.js';
import type { TensorValue } from '../values/tensor.js';
import type { ClassValue, InstanceValue, UnknownValue, Value } from '../values/value.js';
import type { Text } from './expressions/text.js';
import type { Interpreter } from './interpreter.js';
import { noteRequirement } from './note-requirement.js';
import { refusePooling, refuseSizes } from './refusals.js';
import { poolingArguments } from './pooling-arguments.js';
import { BINARY_OPERATORS } from '../tree/operators.js';

/** What the libraries' tables may ask of the interpreter. */
export class Context implements LibraryContext {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  get callSite(): CallSite | null {
    return this.#interpreter.present.site;
  }

  get training(): boolean {
    return this.#interpreter.training;
  }

  get path(): string {
    return this.#interpreter.layers.path;
  }

  get isPassingLayer(): boolean {
    return this.#interpreter.layers.depth > 0;
  }

  get isOutermostLayer(): boolean {
    return this.#interpreter.layers.depth === 1;
  }

  raise(exception: string, message: string): never {
    return this.#interpreter.exceptions.raise(exception, message);
  }

  refuse(refusal: Refusal): never {
    return refuseSizes(refusal, this.#interpreter);
  }

  suppose(exception: string, message: string): never {
    this.#interpreter.exceptions.suppose(exception, message);
  }

  require(required: RequiredSize): void {
    noteRequirement(required, this.#interpreter);
  }

  giveUp(reason: Words): never {
    throw new NotKnown(reason, this.#interpreter.here());
  }

  unknown(reason: Words): UnknownValue {
    return this.#interpreter.unknown(reason);
  }

  call(callee: Value, args: readonly Value[], keywords?: ReadonlyMap<string, Value>): Value {
    return this.#interpreter.calls.call(callee, args, keywords);
  }

  callMethod(
    self: Value,
    name: string,
    args: readonly Value[],
    keywords?: ReadonlyMap<string, Value>,
  ): Value {
    return this.call(this.#interpreter.attributes.read(self, name), args, keywords);
  }

  getAttribute(value: Value, name: string): Value | undefined {
    return this.#interpreter.attributes.find(value, name);
  }

  readAttribute(value: Value, name: string): Value {
    return this.#interpreter.attributes.read(value, name);
  }

  setAttribute(value: Value, name: string, to: Value): void {
    const { attributes } = this.#interpreter;
    if (value.kind === 'instance') attributes.setDirectly(value, name, to);
    else attributes.set(value, name, to);
  }

  items(value: Value): readonly Value[] {
    return this.#interpreter.iteration.items(value);
  }

  makeRoom(count: number, unit: 'items' | 'characters' = 'items'): void {
    const { budget, here } = this.#interpreter;
    const reason = budget.refusal(count, unit, here);
    if (reason !== null) this.giveUp(reason);
  }

  itemsOrUnknown(value: Value): readonly Value[] | UnknownValue {
    return this.#interpreter.iteration.itemsOrUnknown(value);
  }

  truth(value: Value): boolean | null {
    return this.#interpreter.truth.of(value);
  }

  equal(a: Value, b: Value): boolean | null {
    return this.#interpreter.comparison.equal(a, b);
  }

  less(a: Value, b: Value): boolean | null {
    return this.#interpreter.comparison.less(a, b);
  }

  contains(container: Value, item: Value): boolean | null {
    return this.#interpreter.comparison.contains(container, item);
  }

  getItem(value: Value, index: Value): Value {
    return this.#interpreter.subscripts.get(value, index);
  }

  setItem(value: Value, index: Value, to: Value): void {
    this.#interpreter.subscripts.set(value, index, to);
  }

  iterate(value: Value): Iterator<Value, unknown, undefined> | UnknownValue {
    return this.#interpreter.iteration.metered(value);
  }

  binary(operator: string, a: Value, b: Value): Value {
    return this.#interpreter.operators.binary(operatorOf(operator), a, b);
  }

  isInstance(value: Value, qualifiedClassName: string): boolean {
    return this.isInstanceOf(value, this.#interpreter.libraries.class(qualifiedClassName));
  }

  /** Python's `isinstance` for one class. */
  isInstanceOf(value: Value, type: ClassValue): boolean {
    return this.#interpreter.attributes.typeOf(value).mro.includes(type);
  }

  typeOf(value: Value): ClassValue {
    return this.#interpreter.attributes.typeOf(value);
  }

  named(qualifiedName: string): Value {
    return this.#interpreter.libraries.named(qualifiedName);
  }

  importModule(name: string): Value | null {
    return this.#interpreter.modules.find(name);
  }

  text(value: Value): string {
    return this.#whole((text) => text.str(value));
  }

  repr(value: Value): string {
    return this.#whole((text) => text.repr(value));
  }

  format(value: Value, spec: string): string {
    return this.#whole((text) => text.format(value, spec));
  }

  #whole(make: (text: Text) => string): string {
    const { text } = this.#interpreter;
    const made = text.whole(() => make(text));
    return typeof made === 'string' ? made : this.giveUp(made);
  }

  instantiate(qualifiedClassName: string): InstanceValue {
    return this.make(this.#interpreter.libraries.class(qualifiedClassName));
  }

  make(type: ClassValue): InstanceValue {
    return this.#interpreter.calls.make(type, null);
  }

  createClass(
    name: string,
    bases: readonly ClassValue[],
    parts: Partial<LibraryClass>,
  ): ClassValue {
    const { libraries } = this.#interpreter;
    const actual = bases.length > 0 ? bases : [libraries.class('builtins.object')];
    return libraries.makeClass(name, cls(parts).class, actual);
  }

  classInTheMaking(): ClassValue | null {
    return this.#interpreter.classes.inTheMaking;
  }

  willChange(value: Value): void {
    switch (value.kind) {
      case 'list':
      case 'dict':
      case 'set':
      case 'instance':
      case 'class':
      case 'function':
      case 'tensor':
        this.#interpreter.undoLog.willChange(value);
        return;
      default:
        return;
    }
  }

  callLayer(self: InstanceValue, method: string, args: Arguments): Value {
    return this.#interpreter.layers.call(self, method, args);
  }

  children(self: Value): readonly (readonly [string, InstanceValue])[] {
    return this.#interpreter.layers.children(self);
  }

  poolingArguments(
    args: Arguments,
    framework: Framework,
    operation: string,
    skip: readonly string[],
  ): PoolingArguments {
    return poolingArguments(args, framework, operation, skip);
  }

  refuseCall(
    layer: Pick<Passage, 'kind' | 'framework' | 'pooling'>,
    error: RefusedCall,
    isConstructor: boolean,
  ): never {
    return refusePooling(layer, error, isConstructor, this.#interpreter);
  }

  built(
    self: InstanceValue,
    layer: {
      kind: string;
      framework: Framework;
      isPooling: boolean;
      pooling: PoolingArguments | null;
    },
    written: ReadonlyMap<string, WrittenArgument> = new Map(),
  ): void {
    this.#interpreter.sites.built(self, layer, written);
  }

  passThrough(passage: Passage): TensorValue {
    return this.#interpreter.sites.passed(passage);
  }

  freeze(value: Value, isFrozen: boolean): void {
    this.#interpreter.trace?.frozen.set(value, isFrozen);
  }

  note(code: string, message: Words): void {
    const range = this.callSite?.range ?? this.#interpreter.here();
    this.#interpreter.sites.findings.note({ severity: 'info', code, message, range });
  }
}

function operatorOf(text: string): BinaryOperator {
  const operator = BINARY_OPERATORS.find((one) => one === text);
  if (operator === undefined) throw new Error(`Python has no operator ${text}`);
  return operator;
}
