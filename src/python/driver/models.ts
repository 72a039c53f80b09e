import { say, type Words } from '../../engine/phrase.js';
import { symbol, type Dimension } from '../dimension.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { SourceModule } from '../interpreter/modules/source-module.js';
import type { Shape } from '../site.js';
import type { ParameterNode } from '../tree/nodes.js';
import { rangeOf, textOf, type SourceFile } from '../tree/source-file.js';
import { size, unknown } from '../values/create.js';
import type { ClassValue, FunctionValue, InstanceValue, Value } from '../values/value.js';
import { declaredInputs, inputFor, type DeclaredInput } from './declared-inputs.js';
import { ModelInputs } from './model-inputs.js';
import { inputOf, inputTensor } from './try-call.js';

/** Parameters of these names are taken to be tensors where code doesn't say. */
const TENSOR_NAME = /^(x|y|X|inp|inputs?|img|imgs|images?|features?|feats?|tensor|data|batch)\d*$/;
/** Annotations of what is surely no int. */
const NOT_A_SIZE =
  /\b(Module|Callable|str|bool|List|list|Dict|dict|Tuple|tuple|Sequence|Type|type)\b/;

/**
 * Tries what the code defines but never runs: models in variables, classes of layers, functions.
 * Inputs come from comments, annotations and configurations, else from the user's choice, else they
 * are symbols.
 */
export class ModelTrials {
  readonly #interpreter: Interpreter;
  readonly #module: SourceModule;
  readonly #main: SourceFile;
  readonly #declared: readonly DeclaredInput[];
  readonly #inputs: ModelInputs;

  constructor(
    interpreter: Interpreter,
    module: SourceModule,
    main: SourceFile,
    chosen: readonly Dimension[] | null,
  ) {
    this.#interpreter = interpreter;
    this.#module = module;
    this.#main = main;
    this.#declared = declaredInputs(main);
    this.#inputs = new ModelInputs(interpreter, main, this.#declared, chosen);
  }

  /** Tries what all names of the module stand for. */
  run(): void {
    for (const trial of this.steps(() => true)) trial();
  }

  /** The trials of what some names of the module stand for, to be carried out in this order. */
  *steps(isMeant: (name: string) => boolean): Generator<() => void> {
    const names = [...this.#module.scope.names].filter(([name]) => isMeant(name));
    yield () => this.#variables(names);
    const values = names.map(([, value]) => value);
    const classes = values.filter((one) => one.kind === 'class');
    for (const type of [...new Set(classes)].reverse()) {
      if (this.#isOwnLayer(type)) yield () => this.#class(type);
    }
    const functions = new Set(values.filter((one) => one.kind === 'function'));
    for (const one of functions) yield () => this.#function(one);
  }

  /** Models in variables that nothing calls, the outermost first. */
  #variables(names: readonly (readonly [string, Value])[]): void {
    const { layers } = this.#interpreter;
    const models = names.flatMap(([name, value]) =>
      layers.isLayer(value) ? [{ name, layer: value }] : [],
    );
    const inner = new Set(models.flatMap(({ layer }) => [...layers.within(layer)]));
    for (const { name, layer } of models) {
      if (inner.has(layer) || this.#wasSeen(layer)) continue;
      this.#inputs.apply(layer, this.#declaredAt(name) ?? this.#declaredFor(layer.type));
    }
  }

  /** Whether code itself already sent something through a model or a part of it. */
  #wasSeen(layer: InstanceValue): boolean {
    const { layers, sites } = this.#interpreter;
    const inside = [...layers.within(layer)];
    // A library's model that was made from tensors has seen them when it was made.
    if (inside.length === 0 && layer.creation === null && layer.type.library !== null) return true;
    return [layer, ...inside].some((one) => layers.wasLayerPassed(one) || sites.wasPassed(one));
  }

  #isOwnLayer(type: ClassValue): boolean {
    if (type.range?.file !== this.#main.path) return false;
    const isLayer = type.mro.some((one) => one.library?.isLayer === true);
    return isLayer || (type.unknownBase !== null && type.members.has('forward'));
  }

  #class(type: ClassValue): void {
    const { layers, sites } = this.#interpreter;
    if (layers.wasPassed(type) || (type.range !== null && sites.hasFlowsIn(type.range))) return;
    const model = this.#build(type);
    if (model === null) return;
    this.#inputs.apply(model, this.#declaredFor(type));
  }

  /** An object of a class: by defaults, by a function that makes one, else with symbols. */
  #build(type: ClassValue): InstanceValue | null {
    const init = this.#interpreter.attributes.get(type, '__init__');
    const parameters = init?.kind === 'function' ? init.definition.parameters.slice(1) : [];
    const required = parameters.filter(isRequired);
    if (required.length > 0) {
      const made = this.#byFactory(type);
      if (made !== null) return made;
    }
    const positional = required.filter((one) => one.form !== 'keyword-only');
    const keywords = new Map(
      required
        .filter((one) => one.form === 'keyword-only')
        .map((one) => [one.name, this.#stand(one, type.name)] as const),
    );
    const args = positional.map((one) => this.#stand(one, type.name));
    return this.#instance(() => this.#interpreter.calls.call(type, args, keywords));
  }

  /** What the first function without required parameters gives that names the class. */
  #byFactory(type: ClassValue): InstanceValue | null {
    for (const value of this.#module.scope.names.values()) {
      if (value.kind !== 'function' || value.scope.file !== this.#main) continue;
      if (value.definition.parameters.some(isRequired)) continue;
      const text = textOf(this.#main, value.definition);
      if (!new RegExp(`\\b${type.name}\\b`).test(text)) continue;
      const made = this.#instance(() => this.#interpreter.calls.call(value, []));
      if (made !== null) return made;
    }
    return null;
  }

  #instance(make: () => Value): InstanceValue | null {
    let made: Value | null = null;
    const error = this.#interpreter.sites.attempt(() => {
      made = this.#interpreter.present.outside(make);
    });
    const value: Value | null = made;
    return error === null && this.#interpreter.layers.isLayerOrNull(value) ? value : null;
  }

  /** What stands for an argument that nobody passes: a symbol for a size, else unknown. */
  #stand(parameter: ParameterNode, owner: string): Value {
    const { annotation, name } = parameter;
    const text = annotation === null ? '' : textOf(this.#main, annotation);
    const isSize =
      !NOT_A_SIZE.test(text) && !/layer|block|norm|act|fn|func|mode|cfg|config/.test(name);
    if (isSize) return size(symbol(name));
    return unknown(
      say('`{name}` is a parameter of `{owner}`', { name, owner }),
      rangeOf(this.#main, { start: parameter.start, end: parameter.end }),
    );
  }

  #function(value: FunctionValue): void {
    if (value.scope.file !== this.#main || this.#interpreter.calls.wasCalled(value)) return;
    const range = rangeOf(this.#main, value.definition);
    const declared = inputFor(this.#declared, range);
    const { parameters } = value.definition;
    const keywords = new Map(
      parameters
        .filter((one) => isRequired(one) && one.form === 'keyword-only')
        .map((one) => [one.name, this.#stand(one, value.name)] as const),
    );
    this.#inputs.withSymbols(this.#inputs.symbols(4, 'channels-first'), (symbols, origin) => {
      let taken = 0;
      const args = parameters
        .filter((one) => isRequired(one) && one.form !== 'keyword-only')
        .map((one) => {
          const declaredShape = declared?.shapes[taken] ?? null;
          const shape = declaredShape ?? this.#annotated(one);
          if (shape === null && !TENSOR_NAME.test(one.name)) return this.#stand(one, value.name);
          taken += 1;
          if (shape === null) return this.#tensor(symbols, origin);
          return this.#tensor(
            shape,
            declaredShape === null ? 'its annotation' : (declared?.text ?? ''),
          );
        });
      const error = this.#interpreter.sites.attempt(() =>
        this.#interpreter.present.outside(() => {
          this.#interpreter.calls.call(value, args, keywords);
        }),
      );
      return error === null;
    });
  }

  #annotated(parameter: ParameterNode): Shape | null {
    return this.#inputs.annotated(parameter);
  }

  #tensor(shape: Shape, origin: Words): Value {
    const object = this.#interpreter.libraries.class('builtins.object');
    return inputTensor(inputOf(object).type, shape, origin);
  }

  #declaredFor(type: ClassValue): DeclaredInput | null {
    return type.range?.file === this.#main.path ? inputFor(this.#declared, type.range) : null;
  }

  #declaredAt(name: string): DeclaredInput | null {
    const statement = this.#main.body.find(
      (one) =>
        one.kind === 'assign' &&
        one.targets.some((target) => target.kind === 'name' && target.name === name),
    );
    return statement === undefined
      ? null
      : inputFor(this.#declared, rangeOf(this.#main, statement));
  }
}

function isRequired(parameter: ParameterNode): boolean {
  const isVariadic = parameter.form === 'rest' || parameter.form === 'keywords';
  return parameter.fallback === null && !isVariadic;
}
