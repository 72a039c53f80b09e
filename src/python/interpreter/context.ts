import { say, type Words } from '../../engine/phrase.js';
import type { ArgumentValue, Framework } from '../../engine/index.js';
import type { Arguments } from '../libraries/arguments.js';
import {
  cls,
  type LibraryClass,
  type LibraryContext,
  type Passage,
} from '../libraries/contract.js';
import { NotKnown } from '../libraries/not-known.js';
import type { ArgumentSource, Unknown } from '../site.js';
import type { BinaryOperator } from '../tree/nodes.js';
import type { CallSite, PoolingArguments } from '../values/layer.js';
import { describe } from '../values/describe.js';
import type { TensorValue } from '../values/tensor.js';
import type { ClassValue, InstanceValue, UnknownValue, Value } from '../values/value.js';
import type { Interpreter } from './interpreter.js';
import { plainArgument } from '../values/plain-argument.js';
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

  raise(exception: string, message: string): never {
    return this.#interpreter.exceptions.raise(exception, message);
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
    return this.#interpreter.attributes.get(value, name);
  }

  setAttribute(value: Value, name: string, to: Value): void {
    const { attributes } = this.#interpreter;
    if (value.kind === 'instance') attributes.setDirectly(value, name, to);
    else attributes.set(value, name, to);
  }

  items(value: Value): readonly Value[] {
    return this.#interpreter.iteration.items(value);
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
    return this.#interpreter.iteration.over(value);
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
    return this.#interpreter.text.str(value);
  }

  repr(value: Value): string {
    return this.#interpreter.text.repr(value);
  }

  format(value: Value, spec: string): string {
    return this.#interpreter.text.format(value, spec);
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
        this.#interpreter.journal.willChange(value);
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
    const plain: Record<string, ArgumentValue> = {};
    const sources: ArgumentSource[] = [];
    let unknown: Unknown | null = null;
    for (const [parameter, value] of args.entries()) {
      if (skip.includes(parameter)) continue;
      const known = plainArgument(value);
      const written = args.written.get(parameter);
      if (known === undefined) {
        unknown ??= {
          reason:
            value.kind === 'unknown'
              ? value.reason
              : say('`{parameter}` is {thing}, which isn’t a known number', {
                  parameter,
                  thing: describe(value),
                }),
          range: value.kind === 'unknown' ? value.range : (written?.range ?? null),
        };
        continue;
      }
      if (args.given(parameter)) plain[parameter] = known;
      const passedOn = args.given(parameter) && written === undefined;
      sources.push({
        parameter,
        value: known,
        range: written === undefined || written.spread ? null : written.range,
        notEditable: passedOn
          ? say('it is passed on from elsewhere')
          : (written?.notEditable ?? null),
      });
    }
    return { framework, operation, arguments: plain, sources, unknown };
  }

  built(
    self: InstanceValue,
    layer: {
      kind: string;
      framework: Framework;
      isPooling: boolean;
      pooling: PoolingArguments | null;
    },
  ): void {
    this.#interpreter.sites.built(self, layer);
  }

  passThrough(passage: Passage): TensorValue {
    return this.#interpreter.sites.passed(passage);
  }

  note(code: string, message: Words): void {
    const range = this.callSite?.range ?? this.#interpreter.here();
    this.#interpreter.sites.note({ severity: 'info', code, message, range });
  }
}

function operatorOf(text: string): BinaryOperator {
  const operator = BINARY_OPERATORS.find((one) => one === text);
  if (operator === undefined) throw new Error(`Python has no operator ${text}`);
  return operator;
}
