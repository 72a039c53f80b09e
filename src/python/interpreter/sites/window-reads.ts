import { say, type Words } from '../../../engine/phrase.js';
import type { Framework } from '../../../engine/index.js';
import type { FunctionNode, LambdaNode, Statement } from '../../tree/nodes.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { TensorValue } from '../../values/tensor.js';
import type { FunctionValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { boxOf, merge, type Box } from './window-box.js';
import { slidingOf, type Sliding } from './window-pattern.js';

/** More outputs than this aren't watched. */
const MOST_OUTPUTS = 4096;

interface Watch {
  /** For each output written: what was read of each tensor before it. */
  readonly outputs: Map<string, Map<TensorValue, Box>>;
  reading: Map<TensorValue, Box>;
  written: TensorValue | null;
}

/**
 * Watches what functions with loops read of tensors before each item they assign. A function that
 * slides a window, such as a hand-written `pool2d`, is thereby seen as the layer that it is.
 */
export class WindowWatch {
  readonly #interpreter: Interpreter;
  readonly #open: (Watch | null)[] = [];
  readonly #hasLoop = new WeakMap<FunctionValue['definition'], boolean>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** A function begins; give its result to {@link leave}. */
  enter(callee: FunctionValue, args: readonly Value[]): void {
    const isLikely = this.#loops(callee.definition) && args.some(isSmallTensor);
    this.#open.push(isLikely ? { outputs: new Map(), reading: new Map(), written: null } : null);
  }

  /** A function ended in an exception. */
  abandon(): void {
    this.#open.pop();
  }

  /** `tensor[index]` is read. */
  read(tensor: TensorValue, index: Value): void {
    const watch = this.#open.at(-1) ?? null;
    if (watch === null) return;
    const box = boxOf(tensor, index);
    if (box === null) return;
    const known = watch.reading.get(tensor);
    watch.reading.set(tensor, known === undefined ? box : merge(known, box));
  }

  /** `tensor[index] = …` is carried out. */
  wrote(tensor: TensorValue, index: Value): void {
    const watch = this.#open.at(-1) ?? null;
    if (watch === null) return;
    const box = boxOf(tensor, index);
    const isOneCell = box?.every((side) => side.stop === side.start + 1) === true;
    if (box === null || !isOneCell || watch.outputs.size >= MOST_OUTPUTS) return;
    if (watch.written !== null && watch.written !== tensor) watch.outputs.clear();
    watch.written = tensor;
    const key = box.map((side) => side.start).join(',');
    const known = watch.outputs.get(key);
    if (known === undefined) watch.outputs.set(key, watch.reading);
    else {
      for (const [source, read] of watch.reading) {
        const before = known.get(source);
        known.set(source, before === undefined ? read : merge(before, read));
      }
    }
    watch.reading = new Map();
  }

  /** A function ends: if it slid a window, its call is recorded as a layer. */
  leave(callee: FunctionValue, names: ReadonlyMap<string, Value>, result: Value): Value {
    const watch = this.#open.pop() ?? null;
    if (watch === null || watch.outputs.size === 0 || result.kind !== 'tensor') return result;
    if (watch.written !== result) return result;
    const sliding = slidingOf(watch.outputs, result);
    if (sliding === null) return result;
    const { kernel, stride, reducer, source } = sliding;
    const pooling = reducer === null ? null : this.#pooling(callee, names, sliding);
    const argument = [...names.values()].find((one) => one.kind === 'tensor');
    const input = reducer === null && argument?.kind === 'tensor' ? argument : source;
    return this.#interpreter.sites.passed({
      kind: callee.name,
      framework: pooling?.framework ?? 'torch',
      isPooling: pooling !== null,
      pooling,
      built: null,
      geometry: {
        kernel,
        stride,
        padding: kernel.map(() => ({ before: 0, after: 0 })),
        dilation: kernel.map(() => 1),
      },
      input,
      output: result,
    });
  }

  /** The pooling call that does the same, with the places of the arguments that set it. */
  #pooling(
    callee: FunctionValue,
    names: ReadonlyMap<string, Value>,
    { kernel, stride, reducer }: Sliding,
  ): PoolingArguments {
    const isBook =
      names.has('pool_size') && stride.every((step) => step === 1) && kernel.length === 2;
    const framework: Framework = isBook ? 'd2l' : 'torch';
    const source = (parameter: string, value: readonly number[] | string, like: RegExp) => {
      const place = this.#placeOf(callee, names, value, like);
      return {
        parameter,
        value,
        range: place?.range ?? null,
        notEditable:
          place === null ? say('`{name}` works it out', { name: callee.name }) : place.notEditable,
      };
    };
    const name = `${reducer === 'max' ? 'max' : 'avg'}_pool${kernel.length}d`;
    const mode = reducer === 'max' ? 'max' : 'avg';
    return isBook
      ? {
          framework,
          operation: 'pool2d',
          arguments: { pool_size: kernel, mode },
          sources: [
            source('pool_size', kernel, /size|kernel/),
            source('mode', mode, /mode|type|kind/),
          ],
          unknown: null,
        }
      : {
          framework,
          operation: name,
          arguments: { kernel_size: kernel, stride },
          sources: [
            source('kernel_size', kernel, /size|kernel/),
            source('stride', stride, /strid|step/),
          ],
          unknown: null,
        };
  }

  /** The written argument whose value sets something. */
  #placeOf(
    callee: FunctionValue,
    names: ReadonlyMap<string, Value>,
    wanted: readonly number[] | string,
    like: RegExp,
  ): {
    readonly range: ReturnType<Interpreter['here']>;
    readonly notEditable: Words | null;
  } | null {
    const { parameters } = callee.definition;
    const at = parameters.findIndex(
      (one) => like.test(one.name) && isWorth(names.get(one.name), wanted),
    );
    const parameter = parameters[at];
    if (parameter === undefined) return null;
    const written = this.#interpreter.present.written;
    const positional = written.filter((one) => one.keyword === null);
    const place = written.find((one) => one.keyword === parameter.name) ?? positional[at];
    if (place === undefined || place.spread) return { range: null, notEditable: null };
    return { range: place.range, notEditable: place.notEditable };
  }

  #loops(definition: FunctionNode | LambdaNode): boolean {
    const known = this.#hasLoop.get(definition);
    if (known !== undefined) return known;
    const answer = definition.kind === 'function' && definition.body.some(holdsLoop);
    this.#hasLoop.set(definition, answer);
    return answer;
  }
}

function isSmallTensor(value: Value): boolean {
  return value.kind === 'tensor' && value.numbers !== null && (value.shape?.length ?? 0) > 0;
}

function holdsLoop(statement: Statement): boolean {
  switch (statement.kind) {
    case 'for':
    case 'while':
      return true;
    case 'if':
      return statement.then.some(holdsLoop) || statement.otherwise.some(holdsLoop);
    case 'with':
      return statement.body.some(holdsLoop);
    default:
      return false;
  }
}

function isWorth(value: Value | undefined, wanted: readonly number[] | string): boolean {
  if (value?.kind === 'string') return value.value === wanted;
  if (typeof wanted === 'string') return false;
  if (value?.kind === 'int') return wanted.every((one) => one === value.value);
  if (value?.kind !== 'tuple' && value?.kind !== 'list') return false;
  return (
    value.items.length === wanted.length &&
    value.items.every((one, axis) => one.kind === 'int' && one.value === wanted[axis])
  );
}
