import { say } from '../../../engine/phrase.js';
import type { Dimension } from '../../dimension.js';
import { knownSizes, arrayLike, shapeOf } from '../arrays/array.js';
import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { dimensionOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { einsumShape } from '../shapes/einsum.js';
import { bind, parseSide, shapeOfSide, type Bound, type Group } from './pattern.js';
import { sizesText } from '../arrays/size-text.js';

type Kind = 'rearrange' | 'reduce' | 'repeat';

interface Request {
  readonly kind: Kind;
  readonly pattern: string;
  readonly sizes: ReadonlyMap<string, Value>;
  readonly reduction: Value;
}

/** A tensor, or a list of them as one with the list's length first. */
function inputOf(value: Value, context: LibraryContext): TensorValue {
  if (value.kind === 'tensor') return value;
  if (value.kind === 'unknown') return context.giveUp(value.reason);
  const stacked = context.call(context.named('torch.stack'), [value]);
  return stacked.kind === 'tensor'
    ? stacked
    : context.giveUp(say('einops of something that is not a tensor'));
}

function apply(
  given: Value,
  request: Request,
  context: LibraryContext,
  layer: InstanceValue | null = null,
): TensorValue {
  const input = inputOf(given, context);
  const shape = shapeOf(input);
  const [left = '', right = ''] = request.pattern.split('->');
  const from = parseSide(left);
  const to = parseSide(right);
  const sizes = new Map<string, Dimension>();
  for (const [name, value] of request.sizes) sizes.set(name, dimensionOf(value, name));
  const bound = from === null ? null : bind(from, shape, sizes);
  if (from === null || to === null || bound === null) {
    return context.raise(
      'EinopsError',
      `Error while processing ${request.kind}-reduction pattern "${request.pattern}". Input tensor shape: (${sizesText(shape)}).`,
    );
  }
  const output = arrayLike(input, shapeOfSide(to, bound));
  const pooling = request.kind === 'reduce' ? poolingOf(from, to, bound, request) : null;
  return context.passThrough({
    kind: `einops.${request.kind}`,
    framework: 'torch',
    isPooling: pooling !== null,
    pooling,
    built: layer,
    geometry: null,
    input,
    output,
  });
}

/** A reduction as the pooling that it is: windows, or all of the trailing axes; null: neither. */
function poolingOf(
  from: readonly Group[],
  to: readonly Group[],
  bound: Bound,
  { reduction }: Request,
): PoolingArguments | null {
  if (reduction.kind !== 'string') return null;
  const known = { framework: 'torch' as const, sources: [], unknown: null };
  const window = windowOf(from, to, bound);
  if (window !== null) {
    const operation = WINDOWED[reduction.value];
    return operation === undefined
      ? null
      : {
          ...known,
          operation: `${operation}${String(window.length)}d`,
          arguments: { kernel_size: [...window] },
        };
  }
  const axes = reducedAxes(from, to);
  const operation = GLOBAL[reduction.value];
  return axes === null || operation === undefined
    ? null
    : { ...known, operation, arguments: { dim: [...axes] } };
}

const WINDOWED: Readonly<Record<string, string>> = { max: 'max_pool', mean: 'avg_pool' };
const GLOBAL: Readonly<Record<string, string>> = { max: 'amax', mean: 'mean' };

/** The axes that `b c h w -> b c` leaves out, where they are one to three at the end; else null. */
function reducedAxes(from: readonly Group[], to: readonly Group[]): readonly number[] | null {
  if (from.some((group) => group.length !== 1)) return null;
  const kept = from.slice(0, to.length).join() === to.map((group) => group.join()).join();
  const axes = from.map((_, axis) => axis).slice(to.length);
  return kept && to.length >= 2 && axes.length >= 1 && axes.length <= 3 ? axes : null;
}

/** `(h 2) (w 2) -> h w` as a window of 2×2; null: not windows over the trailing axes. */
function windowOf(
  from: readonly Group[],
  to: readonly Group[],
  bound: Bound,
): readonly number[] | null {
  const kept = new Set(to.flat());
  const windows = from.map((group) => {
    const [name, inner] = group;
    if (group.length === 1) return kept.has(name ?? '') ? 0 : -1;
    if (group.length !== 2 || name === undefined || inner === undefined) return -1;
    const size = /^\d+$/u.test(inner) ? Number(inner) : bound.sizes.get(inner);
    return kept.has(name) && !kept.has(inner) && typeof size === 'number' ? size : -1;
  });
  const first = windows.findIndex((size) => size > 0);
  if (first < 1 || windows.some((size) => size < 0)) return null;
  const kernel = windows.slice(first);
  const order = from.map((group) => group[0]).join() === to.map((group) => group[0]).join();
  return order &&
    first === from.length - kernel.length &&
    kernel.length <= 3 &&
    kernel.every((size) => size > 0)
    ? knownSizes(kernel)
    : null;
}

function einopsFunction(kind: Kind): LibraryMember {
  const signature =
    kind === 'reduce' ? 'tensor, pattern, reduction, **sizes' : 'tensor, pattern, **sizes';
  return fn(signature, (args, context) =>
    apply(args.get('tensor'), requestOf(kind, args, args.get('reduction')), context),
  );
}

function requestOf(kind: Kind, args: Arguments, reduction: Value): Request {
  return { kind, pattern: args.text('pattern'), sizes: args.extra, reduction };
}

/** `Rearrange('b c h w -> b (c h w)')` as a layer. */
function einopsLayer(kind: Kind): LibraryMember {
  const requests = new WeakMap<Value, Request>();
  const signature = kind === 'reduce' ? 'pattern, reduction, **sizes' : 'pattern, **sizes';
  return cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(signature, (args, context) => {
        const request = requestOf(kind, args, args.get('reduction'));
        requests.set(args.self, request);
        const name = kind === 'reduce' ? 'Reduce' : 'Rearrange';
        context.built(args.selfInstance(), {
          kind: name,
          framework: 'torch',
          isPooling: kind === 'reduce',
          pooling: null,
        });
        return NONE;
      }),
      forward: method('input', (args, context) => {
        const request = requests.get(args.self);
        if (request === undefined)
          return context.giveUp(say('how this layer was built is not known'));
        return apply(args.get('input'), request, context, args.selfInstance());
      }),
    },
  });
}

const layers = {
  Rearrange: einopsLayer('rearrange'),
  Reduce: einopsLayer('reduce'),
};

/** The tables of einops. */
export const einopsModules: readonly LibraryModule[] = [
  libraryModule('einops', {
    rearrange: einopsFunction('rearrange'),
    reduce: einopsFunction('reduce'),
    repeat: einopsFunction('repeat'),
    einsum: fn('*operands', (args, context) => {
      const equation = args.rest.at(-1);
      const tensors = args.rest
        .slice(0, -1)
        .filter((value): value is TensorValue => value.kind === 'tensor');
      const [first] = tensors;
      if (equation?.kind !== 'string' || first === undefined)
        return context.giveUp(say('an einsum that is not known'));
      const shape = einsumShape(compact(equation.value), tensors.map(shapeOf));
      return shape === null
        ? context.raise('EinopsError', `the operands do not fit ${equation.value}`)
        : arrayLike(first, shape);
    }),
    pack: fn('tensors, pattern', (_args, context) =>
      context.giveUp(say('einops.pack is not followed')),
    ),
  }),
  libraryModule('einops.layers.torch', layers),
  libraryModule('einops.layers', { torch: { entry: 'same', as: 'einops.layers.torch' } }),
];

/** Names of several letters as one letter each, as `einsum` of torch wants them. */
function compact(equation: string): string {
  const letters = new Map<string, string>();
  return equation.replaceAll(/[A-Za-z_]\w*/gu, (name) => {
    const known = letters.get(name) ?? String.fromCharCode(97 + letters.size);
    letters.set(name, known);
    return known;
  });
}
