import { say } from '../../../engine/phrase.js';
import { frameworkOf, type Framework } from '../../../engine/index.js';
import type { Passage } from '../../libraries/passage.js';
import type { Shape } from '../../site.js';
import type { StepKind, StepWindow, TraceStep, WrittenPlace } from '../../trace.js';
import { textOf } from '../../tree/source-file.js';
import { poolCallOf } from '../../values/layer.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { Frozen } from './frozen.js';
import { kindOfName } from './step-kind.js';
import { windowOf } from './step-window.js';
import { tensorsIn, type Traced } from './tensors-in.js';
import { weightsOf } from './weights.js';
import { writtenAt } from './written-at.js';

type NewStep = Omit<TraceStep, 'id'>;

/** Where a step stands among the others. */
interface Standing {
  readonly given: readonly Value[];
  readonly inputs: readonly number[];
  readonly block: number | null;
}

/** What a library's function did, as far as a step needs it. */
export interface Operation extends Standing {
  readonly name: string;
  readonly isOperator: boolean;
  readonly self: Value;
  readonly outputs: readonly Traced[];
}

/** Makes steps of what the interpreter carries out. */
export class StepMaker {
  readonly #interpreter: Interpreter;
  readonly #frozen: Frozen;
  readonly #numbers = new WeakMap<InstanceValue, number>();
  #count = 0;

  constructor(interpreter: Interpreter, frozen: Frozen) {
    this.#interpreter = interpreter;
    this.#frozen = frozen;
  }

  /** The number of a layer object. */
  numberOf(layer: InstanceValue): number {
    const known = this.#numbers.get(layer);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#numbers.set(layer, this.#count);
    return this.#count;
  }

  /** A tensor's way through a layer, or through a function that a table reports. */
  passage(passage: Passage, output: TensorValue, at: Standing & { path: string }): NewStep {
    const { built, framework, isPooling, kind, input } = passage;
    const last = kind.slice(kind.lastIndexOf('.') + 1);
    const reduction = /^(?:global|token)-(\w+)$/u.exec(last)?.[1];
    const name = reduction ?? (built === null ? last : built.type.name);
    const isChannelsLast = channelsLast(framework, built);
    const window = passage.transposed
      ? { ...passage.transposed, isTransposed: true }
      : windowOf({
          geometry: passage.geometry,
          name: last,
          built,
          input: input.shape,
          output: output.shape,
          isChannelsLast,
        });
    const own = built === null ? null : (built.creation?.call ?? null);
    const site = this.#interpreter.present.site;
    const pooling = passage.pooling ?? built?.creation?.pooling ?? null;
    return {
      kind: isPooling ? 'pooling' : (kindOfName(last) ?? kindOfName(name) ?? 'other'),
      name,
      callee: built === null ? (site?.callee ?? name) : name,
      framework,
      path: at.path,
      layer: built === null ? null : this.numberOf(built),
      block: at.block,
      call: writtenAt(site),
      constructed: writtenAt(own),
      inputs: at.inputs,
      inputShapes: shapesOf(at.given, input),
      output: output.shape,
      dtype: output.dtype,
      isChannelsLast,
      window,
      weights:
        built === null
          ? (passage.weights ?? [])
          : weightsOf({
              kind: last,
              built,
              input: input.shape,
              output: output.shape,
              window,
              isChannelsLast,
            }),
      isFrozen: built !== null && this.#frozen.has(built),
      pooling:
        !isPooling || pooling === null || pooling.unknown !== null ? null : poolCallOf(pooling),
      unknown: output.shape === null ? (input.shape === null ? null : reasonOf(output)) : null,
      error: null,
    };
  }

  /** What a function of a library gave that no table reports as a passage. */
  operation(operation: Operation): NewStep {
    const { name, given, inputs, outputs, self, isOperator } = operation;
    const [output] = outputs;
    const taken = tensorsIn(given).filter((one) => one.kind === 'tensor');
    const shapes = taken.map((one) => one.shape);
    const shape = output?.kind === 'tensor' ? output.shape : null;
    const layer = self.kind === 'instance' && this.#interpreter.layers.isLayer(self) ? self : null;
    const site = this.#interpreter.present.site;
    const isLost = output?.kind === 'unknown' || shape === null;
    const isBegun = shapes.every((one) => one !== null) && tensorsIn(given).length === taken.length;
    const kind = kindOf(name, shapes, shape, inputs.length);
    return {
      kind: isLost && layer === null && kind === 'other' ? 'unknown' : kind,
      name: layer === null ? name : layer.type.name,
      callee: isOperator || site === null ? name : site.callee,
      framework: null,
      path: this.#interpreter.layers.path,
      layer: layer === null ? null : this.numberOf(layer),
      block: operation.block,
      call: isOperator ? this.#here() : writtenAt(site),
      constructed: layer === null ? null : writtenAt(layer.creation?.call ?? null),
      inputs,
      inputShapes: shapes,
      output: shape,
      dtype: output?.kind === 'tensor' ? output.dtype : '',
      isChannelsLast: false,
      window: windowOfKind(kind, shapes, shape),
      weights: [],
      isFrozen: layer !== null && this.#frozen.has(layer),
      pooling: null,
      unknown: isLost && isBegun ? reasonOf(output) : null,
      error: null,
    };
  }

  /** A call of something that can't be read. */
  unknownCall(
    callee: UnknownValue,
    args: readonly Value[],
    inputs: readonly number[],
    block: number | null,
  ): NewStep {
    const site = this.#interpreter.present.site;
    const name = site?.callee ?? 'call';
    return {
      kind: 'unknown',
      name,
      callee: name,
      framework: null,
      path: this.#interpreter.layers.path,
      layer: null,
      block,
      call: writtenAt(site),
      constructed: null,
      inputs,
      inputShapes: shapesOf(args, null),
      output: null,
      dtype: '',
      isChannelsLast: false,
      window: null,
      weights: [],
      isFrozen: false,
      pooling: null,
      unknown: callee.reason,
      error: null,
    };
  }

  #here(): WrittenPlace | null {
    const { scope, span } = this.#interpreter;
    const range = this.#interpreter.here();
    if (scope === null || span === null || range === null) return null;
    return { range, text: textOf(scope.file, span) };
  }
}

function reasonOf(value: Traced | undefined): NewStep['unknown'] {
  if (value?.kind === 'unknown') return value.reason;
  return value?.shapeUnknown?.reason ?? say('the shape isn’t known');
}

function shapesOf(given: readonly Value[], input: TensorValue | null): (Shape | null)[] {
  const shapes = tensorsIn(given).map((one) => (one.kind === 'tensor' ? one.shape : null));
  return shapes.length === 0 && input !== null ? [input.shape] : shapes;
}

function channelsLast(framework: Framework, built: InstanceValue | null): boolean {
  const layoutArgument = built?.attributes.get('data_format') ?? built?.attributes.get('layout');
  if (layoutArgument?.kind === 'string') return /last$|C$/u.test(layoutArgument.value);
  return frameworkOf(framework).layout === 'channels-last';
}

const sameShape = (a: Shape | null, b: Shape | null): boolean =>
  a !== null && b !== null && a.length === b.length && a.every((size, at) => sameSize(size, b[at]));

const sameSize = (a: Shape[number], b: Shape[number] | undefined): boolean =>
  typeof a === 'number' ? a === b : typeof b === 'object' && a.text === b.text;

function kindOf(
  name: string,
  inputs: readonly (Shape | null)[],
  output: Shape | null,
  count: number,
): StepKind {
  const named = kindOfName(name);
  if (named === 'join') return count > 1 ? 'join' : 'other';
  if (named !== null) return named;
  return count > 1 && inputs.length > 1 && output !== null ? 'join' : 'other';
}

function windowOfKind(
  kind: StepKind,
  inputs: readonly (Shape | null)[],
  output: Shape | null,
): StepWindow | 'point' | null {
  if (kind === 'join') return 'point';
  return inputs.some((one) => sameShape(one, output)) ? 'point' : null;
}
