import { say } from '../../engine/phrase.js';
import type { ClassValue, InstanceValue, Value } from '../values/value.js';
import { string } from '../values/create.js';
import type { Arguments } from '../libraries/arguments.js';
import type { Interpreter } from './interpreter.js';

/** Which layers are being passed just now, and the path to each from the model. */
export class Layers {
  readonly #interpreter: Interpreter;
  readonly #stack: { readonly layer: InstanceValue; readonly path: string }[] = [];
  readonly #passed = new Set<ClassValue>();
  readonly #passedLayers = new WeakSet<InstanceValue>();
  #paths = new Map<InstanceValue, string>();
  #origin = '';

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** The way through the model to the layer that is being passed: `layer1.0.pool`. */
  get path(): string {
    return this.#stack.at(-1)?.path ?? '';
  }

  /** How many layers are being passed, one in another. */
  get depth(): number {
    return this.#stack.length;
  }

  /** What the model that is being passed was called with, in words: `net(X)`; else empty. */
  get origin(): string {
    return this.#stack.length === 0 ? '' : this.#origin;
  }

  /** Whether any object of a class was passed. */
  wasPassed(type: ClassValue): boolean {
    return this.#passed.has(type);
  }

  /** Whether this very layer was passed. */
  wasLayerPassed(layer: InstanceValue): boolean {
    return this.#passedLayers.has(layer);
  }

  /** Calls a method of a layer with the arguments of a library call, as passing the layer. */
  call(self: InstanceValue, method: string, args: Arguments): Value {
    const { attributes, calls } = this.#interpreter;
    const found = attributes.get(self, method);
    if (found === undefined) {
      return this.#interpreter.unknown(
        say('`{name}` has no `{method}` that can be read', { name: self.type.name, method }),
      );
    }
    const given = new Map(args.extra);
    return this.enter(self, () => calls.call(found, args.rest, given));
  }

  /** Carries out `pass` as passing a layer. */
  enter(self: InstanceValue, pass: () => Value): Value {
    const isRoot = this.#stack.length === 0;
    if (isRoot) {
      this.#paths = this.#pathsFrom(self);
      this.#origin = this.#interpreter.present.site?.text ?? '';
    }
    this.#passedLayers.add(self);
    for (const type of self.type.mro) if (type.library === null) this.#passed.add(type);
    const path = this.#paths.get(self) ?? this.path;
    this.#stack.push({ layer: self, path });
    const { trace } = this.#interpreter;
    try {
      return trace === null ? pass() : trace.layer(self, { path, isRoot }, pass);
    } finally {
      this.#stack.pop();
    }
  }

  /** The layers among a value's attributes, by name, in order. */
  children(self: Value): (readonly [string, InstanceValue])[] {
    if (self.kind !== 'instance') return [];
    const children: (readonly [string, InstanceValue])[] = [];
    for (const [name, value] of self.attributes) {
      for (const layer of value.kind === 'either' ? value.values : [value]) {
        if (layer.kind === 'instance' && this.isLayer(layer)) children.push([name, layer]);
      }
    }
    return children;
  }

  /** Whether a value is a layer object. */
  isLayer(value: Value): value is InstanceValue {
    if (value.kind !== 'instance') return false;
    return (
      value.type.mro.some((one) => one.library?.isLayer === true) ||
      (value.type.unknownBase !== null && value.type.mro.some((one) => one.members.has('forward')))
    );
  }

  /** Like {@link isLayer}, for what may be nothing. */
  isLayerOrNull(value: Value | null): value is InstanceValue {
    return value !== null && this.isLayer(value);
  }

  /** All layers inside a layer. */
  within(layer: InstanceValue): Iterable<InstanceValue> {
    return [...this.#pathsFrom(layer).keys()].slice(1);
  }

  #pathsFrom(root: InstanceValue): Map<InstanceValue, string> {
    const paths = new Map<InstanceValue, string>([[root, '']]);
    const waiting: InstanceValue[] = [root];
    for (let at = 0; at < waiting.length; at += 1) {
      const layer = waiting[at];
      if (layer === undefined) break;
      const prefix = paths.get(layer) ?? '';
      for (const [name, child] of [...this.children(layer), ...this.#inContainers(layer)]) {
        if (paths.has(child)) continue;
        paths.set(child, prefix === '' ? name : `${prefix}.${name}`);
        waiting.push(child);
      }
    }
    return paths;
  }

  /** Layers in plain lists and dicts that an object keeps: `self.blocks[0]` is `blocks.0`. */
  #inContainers(layer: InstanceValue): (readonly [string, InstanceValue])[] {
    const found: (readonly [string, InstanceValue])[] = [];
    for (const [name, value] of layer.attributes) {
      if (value.kind === 'list' || value.kind === 'tuple') {
        value.items.forEach((item, index) => {
          if (this.isLayer(item)) found.push([`${name}.${index}`, item]);
        });
      } else if (value.kind === 'dict') {
        for (const { key, value: item } of value.entries.values()) {
          const label = key.kind === 'string' ? key : string(this.#interpreter.text.str(key));
          if (this.isLayer(item)) found.push([`${name}.${label.value}`, item]);
        }
      }
    }
    return found;
  }
}
