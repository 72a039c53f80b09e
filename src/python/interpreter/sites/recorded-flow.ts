import type { Words } from '../../../engine/phrase.js';
import type { Passage } from '../../libraries/passage.js';
import type { ChainLink, Flow, Shape, TensorValues } from '../../site.js';
import type { Chain } from '../../values/layer.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import { unrolled } from '../../values/traced-tensor.js';

/** A flow; its chain is unrolled when somebody asks for it. */
export class RecordedFlow implements Flow {
  readonly input: Shape;
  readonly output: Shape;
  readonly dtype: string;
  readonly path: string;
  readonly origin: Words;
  readonly #chain: Chain;
  readonly #input: TensorValue;
  readonly #inputNumbers: TensorNumbers | null;
  readonly #indices: TensorValue | null;
  #values: TensorValues | null = null;

  constructor(passage: Passage, output: Shape, path: string, origin: Words) {
    const { input: tensor, indices = null } = passage;
    this.input = tensor.shape ?? [];
    this.output = output;
    this.dtype = tensor.dtype;
    this.path = path;
    this.origin = origin;
    this.#chain = tensor.chain;
    this.#input = tensor;
    // Code may give the tensor other numbers later.
    this.#inputNumbers = tensor.numbers;
    this.#indices = indices;
  }

  get values(): TensorValues | null {
    this.#values ??= knownNumbers(this.#input.shape, this.#inputNumbers);
    return this.#values;
  }

  get indices(): TensorValues | null {
    return this.#indices === null ? null : knownNumbers(this.#indices.shape, this.#indices.numbers);
  }

  get chain(): readonly ChainLink[] {
    return unrolled(this.#chain);
  }
}

function knownNumbers(shape: Shape | null, numbers: TensorNumbers | null): TensorValues | null {
  if (numbers === null || shape === null) return null;
  const known = shape.filter((size) => typeof size === 'number');
  if (known.length !== shape.length) return null;
  return { shape: known, data: numbers.data, origin: numbers.origin, label: numbers.label };
}
