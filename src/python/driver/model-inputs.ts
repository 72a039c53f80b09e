import { say, type Words } from '../../engine/phrase.js';
import { symbol, type Dimension } from '../dimension.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { Shape } from '../site.js';
import type { ParameterNode } from '../tree/nodes.js';
import { textOf, type SourceFile } from '../tree/source-file.js';
import type { InstanceValue, Value } from '../values/value.js';
import { unknown } from '../values/create.js';
import { annotatedShape } from './annotated-shape.js';
import { commentedShape, type CommentedShape } from './commented-shape.js';
import type { DeclaredInput } from './declared-inputs.js';
import { workedOutInput } from './worked-out-input.js';
import { inputOf, inputTensor } from './try-call.js';

type Layout = 'channels-first' | 'channels-last';

/** How many axes inputs are tried with, when nothing tells. */
const RANKS = [4, 3, 5, 2] as const;

const SYMBOLS: Readonly<Record<number, readonly string[]>> = {
  1: ['N'],
  2: ['N', 'F'],
  3: ['N', 'C', 'L'],
  4: ['N', 'C', 'H', 'W'],
  5: ['N', 'C', 'D', 'H', 'W'],
};

interface Choice {
  readonly shapes: readonly Shape[];
  readonly origin: Words;
  /** A guess that may be wrong leaves no trace where it fails. */
  readonly isTentative: boolean;
}

/** What models are tried with, in order: comment, annotation, configuration, choice, symbols. */
export class ModelInputs {
  readonly #interpreter: Interpreter;
  readonly #file: SourceFile;
  readonly #fileWide: DeclaredInput | null;
  readonly #chosen: Shape | null;

  constructor(
    interpreter: Interpreter,
    file: SourceFile,
    declared: readonly DeclaredInput[],
    chosen: readonly Dimension[] | null,
  ) {
    this.#interpreter = interpreter;
    this.#file = file;
    this.#fileWide = declared.find((one) => isOutside(file, one)) ?? null;
    this.#chosen = chosen;
  }

  /** Calls a model with the best input that is known for it. */
  apply(model: InstanceValue, declared: DeclaredInput | null): void {
    for (const choice of this.#choices(model, declared ?? this.#fileWide)) {
      const [symbols = []] = choice.shapes;
      const isDone = this.withSymbols(symbols, (shape, origin) =>
        shape === symbols
          ? this.#call(model, choice)
          : this.#call(model, { shapes: [shape], origin, isTentative: true }),
      );
      if (isDone) return;
    }
  }

  /**
   * Carries out a call with an input of symbols, and once more with the sizes that the numbers which
   * the call's layers fix leave for them; notes where they leave none. Whether the call came through.
   */
  withSymbols(symbols: Shape, call: (shape: Shape, origin: Words) => boolean): boolean {
    const { requirements, sites } = this.#interpreter;
    const takeBack = sites.remember();
    requirements.length = 0;
    if (!call(symbols, say('symbols'))) return false;
    const better = workedOutInput(symbols, requirements);
    if (better?.kind === 'none') sites.findings.note(better.problem);
    if (better?.kind !== 'shape') return true;
    takeBack();
    return call(better.shape, better.origin) || call(symbols, say('symbols'));
  }

  /** The sizes of an input that isn't known. */
  symbols(rank: number, layout: Layout): Shape {
    const names = SYMBOLS[rank] ?? [];
    const [batch = 'N', channels = 'C', ...spatial] = names;
    const ordered =
      layout === 'channels-first' ? names : [batch, ...spatial, ...(rank > 2 ? [channels] : ['F'])];
    return ordered.map((name) => symbol(name));
  }

  /** The shape that a parameter's annotation tells. */
  annotated(parameter: ParameterNode): Shape | null {
    const { annotation } = parameter;
    if (annotation === null) return null;
    return annotatedShape(textOf(this.#file, annotation));
  }

  *#choices(model: InstanceValue, declared: DeclaredInput | null): Generator<Choice> {
    if (declared !== null) {
      yield { shapes: declared.shapes, origin: declared.text, isTentative: false };
      return;
    }
    const byAnnotation = this.#byAnnotation(model);
    if (byAnnotation !== null) {
      yield { shapes: [byAnnotation], origin: say('its annotation'), isTentative: false };
      return;
    }
    const commented = this.#byComment(model);
    if (commented !== null) {
      yield { shapes: [commented.shape], origin: commented.text, isTentative: true };
    }
    const configured = this.#byConfiguration(model);
    if (configured !== null) {
      yield { shapes: [configured.shape], origin: configured.origin, isTentative: true };
    }
    if (this.#chosen !== null) {
      yield { shapes: [this.#chosen], origin: say('your choice'), isTentative: true };
    }
    const { layout } = inputOf(model.type);
    for (const rank of RANKS) {
      yield { shapes: [this.symbols(rank, layout)], origin: say('symbols'), isTentative: true };
    }
  }

  #call(model: InstanceValue, choice: Choice): boolean {
    const { calls, present, sites } = this.#interpreter;
    const { type } = inputOf(model.type);
    const tensors = choice.shapes.map((shape) => inputTensor(type, shape, choice.origin));
    const others = this.#otherArguments(model, tensors.length);
    const error = sites.attempt(
      () => present.outside(() => calls.call(model, [...tensors, ...others])),
      choice.isTentative,
    );
    if (error === null) return true;
    if (!choice.isTentative) sites.findings.noteException(error);
    return !choice.isTentative;
  }

  /** Unknown values for required parameters beyond the tensors. */
  #otherArguments(model: InstanceValue, given: number): Value[] {
    const forward = this.#forwardOf(model);
    if (forward === null) return [];
    return forward.definition.parameters
      .slice(1 + given)
      .filter((one) => one.fallback === null && /^(ordinary|positional-only)$/.test(one.form))
      .map((one) => unknown(say('`{name}` isn’t known', { name: one.name })));
  }

  #forwardOf(model: InstanceValue): (Value & { kind: 'function' }) | null {
    const found = this.#interpreter.attributes.get(model.type, inputOf(model.type).method);
    return found?.kind === 'function' ? found : null;
  }

  #byAnnotation(model: InstanceValue): Shape | null {
    const forward = this.#forwardOf(model);
    const parameter = forward?.definition.parameters[1];
    if (parameter === undefined || forward?.scope.file !== this.#file) return null;
    return this.annotated(parameter);
  }

  /** The shape that comments and the docstring of `forward` tell of its first parameter. */
  #byComment(model: InstanceValue): CommentedShape | null {
    const forward = this.#forwardOf(model);
    const parameter = forward?.definition.parameters[1];
    if (parameter === undefined || forward?.scope.file !== this.#file) return null;
    return commentedShape(textOf(this.#file, forward.definition), parameter.name);
  }

  /** `example_input_array`, or the `input_size` of a default configuration. */
  #byConfiguration(model: InstanceValue): { readonly shape: Shape; readonly origin: Words } | null {
    const { attributes } = this.#interpreter;
    const example = attributes.get(model, 'example_input_array');
    if (example?.kind === 'tensor' && example.shape !== null) {
      return { shape: example.shape, origin: 'example_input_array' };
    }
    for (const name of ['pretrained_cfg', 'default_cfg']) {
      const configuration = attributes.get(model, name);
      const entries = configuration?.kind === 'dict' ? configuration.entries : null;
      const sizes = entries?.get('input_size')?.value;
      if (sizes?.kind !== 'tuple' && sizes?.kind !== 'list') continue;
      const shape = sizes.items.flatMap((one) => (one.kind === 'int' ? [one.value] : []));
      if (shape.length === 3) return { shape: [1, ...shape], origin: `${name}['input_size']` };
    }
    return null;
  }
}

/** Whether a comment stands in no statement of the file: it then speaks for all of it. */
function isOutside(file: SourceFile, declared: DeclaredInput): boolean {
  const starts = file.lineStarts[declared.line] ?? 0;
  const next = file.lineStarts[declared.line + 1] ?? file.text.length;
  const following = file.lineStarts[declared.line + 2] ?? file.text.length;
  return !file.body.some((one) => {
    const start = file.placeOf(one.start);
    const end = start + one.end - one.start;
    return (start < next && end > starts) || (start >= next && start < following);
  });
}
