import { say } from '../../../engine/phrase.js';
import type { ClassNode, Expression } from '../../tree/nodes.js';
import { rangeOf, textOf } from '../../tree/source-file.js';
import { dict, dictOf, string, tuple } from '../../values/create.js';
import type { ClassValue, UnknownValue, Value } from '../../values/value.js';
import { lookUp } from './member-lookup.js';
import type { Interpreter } from '../interpreter.js';
import { linearise } from './method-resolution-order.js';
import type { Scope } from '../scope.js';

/** Methods that are of the class without saying so. */
const CLASS_METHODS = ['__init_subclass__', '__class_getitem__'];

/** `class …:` statements. */
export class Classes {
  readonly #interpreter: Interpreter;
  #inTheMaking: ClassValue | null = null;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** The class that its metaclass is just making. */
  get inTheMaking(): ClassValue | null {
    return this.#inTheMaking;
  }

  /** Carries out a class statement: its body, its metaclass, its bases' order, its decorators. */
  define(node: ClassNode, scope: Scope): void {
    const interpreter = this.#interpreter;
    const { bases, metaclass, unknownBase } = this.#bases(node);
    const body = scope.inner('class', null);
    body.className = node.name;
    const mro: ClassValue[] = [];
    const made: ClassValue = {
      kind: 'class',
      name: node.name,
      qualifiedName: `${scope.moduleName}.${node.name}`,
      bases,
      mro,
      members: body.names,
      library: null,
      unknownBase:
        unknownBase ?? bases.find((one) => one.unknownBase !== null)?.unknownBase ?? null,
      metaclass: metaclass ?? bases.find((one) => one.metaclass !== null)?.metaclass ?? null,
      range: rangeOf(scope.file, node),
    };
    body.owner = made;
    const order = linearise(bases) ?? this.#anyOrder(bases);
    mro.push(made, ...order);
    interpreter.scope = body;
    try {
      interpreter.statements.block(node.body);
    } finally {
      interpreter.scope = scope;
    }
    for (const name of CLASS_METHODS) {
      const method = made.members.get(name);
      if (method?.kind === 'function') made.members.set(name, { kind: 'class-method', method });
    }
    this.#finish(made, node);
    const value =
      node.decorators.length === 0 ? made : interpreter.statements.decorate(node.decorators, made);
    interpreter.targets.bind(node.name, value, scope);
  }

  /** Remembers an annotated name of a class body: the fields of dataclasses and named tuples. */
  annotate(body: Scope, name: string, annotation: Expression): void {
    const known = body.names.get('__annotations__');
    const annotations = known?.kind === 'dict' ? known : dict(new Map());
    const text = textOf(body.file, annotation);
    annotations.entries.set(name, { key: string(name), value: string(text) });
    body.names.set('__annotations__', annotations);
  }

  #bases(node: ClassNode): {
    readonly bases: readonly ClassValue[];
    readonly metaclass: ClassValue | null;
    readonly unknownBase: UnknownValue | null;
  } {
    const interpreter = this.#interpreter;
    const bases: ClassValue[] = [];
    let metaclass: ClassValue | null = null;
    let unknownBase: UnknownValue | null = null;
    for (const argument of node.args) {
      const value = interpreter.expressions.evaluate(argument.value);
      if (argument.form === 'keyword') {
        if (argument.name === 'metaclass' && value.kind === 'class') metaclass = value;
        continue;
      }
      const items =
        argument.form === 'spread' ? interpreter.iteration.itemsOrUnknown(value) : [value];
      for (const base of 'kind' in items ? [items] : items) {
        if (base.kind === 'class') {
          if (!bases.includes(base)) bases.push(base);
        } else if (base.kind === 'unknown') unknownBase = base;
        else
          unknownBase = interpreter.unknown(
            say('a base of the class `{name}` isn’t known', { name: node.name }),
          );
      }
    }
    if (bases.length === 0) bases.push(interpreter.libraries.class('builtins.object'));
    return { bases, metaclass, unknownBase };
  }

  /** What others do to a class once its body was read; where that isn't known, it stays as it is. */
  #finish(made: ClassValue, node: ClassNode): void {
    const { calls, context, descriptors, exceptions } = this.#interpreter;
    const order = made.mro.slice(1);
    const found = lookUp(order, '__init_subclass__');
    const hook = found?.kind === 'class-method' ? found.method : found;
    const steps = [
      () => this.#byMetaclass(made, this.#keywords(node)),
      () => descriptors.tellNames(made),
      ...order.map((base) => () => base.library?.subclassed?.(made, context)),
      () => hook?.kind === 'function' && calls.call(hook, [made], this.#keywords(node)),
    ];
    for (const step of steps) {
      exceptions.knownOr<unknown>(step, (reason) => reason);
    }
  }

  /** Lets a metaclass of the code have its say: what it does to the namespace, and to the class. */
  #byMetaclass(made: ClassValue, keywords: ReadonlyMap<string, Value>): void {
    const { calls } = this.#interpreter;
    const { metaclass } = made;
    if (metaclass === null) return;
    const maker = lookUp(metaclass.mro, '__new__');
    const own = maker?.kind === 'static-method' ? maker.method : maker;
    const given = [string(made.name), tuple(made.bases), dictOf(made.members)];
    if (own?.kind === 'function') {
      const outer = this.#inTheMaking;
      this.#inTheMaking = made;
      try {
        calls.call(own, [metaclass, ...given], keywords);
      } finally {
        this.#inTheMaking = outer;
      }
    }
    const init = lookUp(metaclass.mro, '__init__');
    if (init?.kind === 'function') calls.call(init, [made, ...given], keywords);
  }

  /** Bases that contradict each other: an error of the code, or of what is known of a library. */
  #anyOrder(bases: readonly ClassValue[]): readonly ClassValue[] {
    const { exceptions } = this.#interpreter;
    return exceptions.knownOr<readonly ClassValue[]>(
      () =>
        exceptions.suppose('TypeError', 'Cannot create a consistent method resolution order (MRO)'),
      () => [...new Set(bases.flatMap((base) => base.mro))],
    );
  }

  #keywords(node: ClassNode): ReadonlyMap<string, Value> {
    const keywords = new Map<string, Value>();
    for (const argument of node.args) {
      if (argument.form === 'keyword' && argument.name !== null && argument.name !== 'metaclass') {
        keywords.set(argument.name, this.#interpreter.expressions.evaluate(argument.value));
      }
    }
    return keywords;
  }
}
