import { say } from '../../../../engine/phrase.js';
import { unpool as unpoolPlane, type PoolCall } from '../../../../engine/index.js';
import { NONE } from '../../../values/create.js';
import type { PoolingArguments } from '../../../values/layer.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import { arrayLike, countOf, knownSizes } from '../../arrays/array.js';
import { cls, fn, method, type LibraryContext, type LibraryMember } from '../../contract.js';
import { currentArguments } from '../../layers/patched.js';
import { plainArgument } from '../../../values/plain-argument.js';
import { storeArguments } from '../../layers/settings.js';

const SETTINGS = 'kernel_size, stride=None, padding=0';
const RANKS = [1, 2, 3] as const;

/** The inverse of max pooling: output size `(n − 1)·s − 2p + k` unless `output_size` is given. */
function unpool(name: string, kind: string, args: Arguments, context: LibraryContext): Value {
  const rank = Number(name.at(-2));
  const self = args.self.kind === 'instance' ? args.self : null;
  const base =
    (self === null ? null : currentArguments(self)) ??
    context.poolingArguments(args, 'torch', name, ['input', 'indices', 'output_size']);
  const size = args.get('output_size');
  const asked = size.kind === 'none' ? null : plainArgument(size);
  if (asked === undefined) return context.giveUp(say('`output_size` is not known'));
  const spatial = Array.isArray(asked) ? asked.slice(-rank) : asked;
  const pooling: PoolingArguments = {
    ...base,
    arguments: { ...base.arguments, output_size: spatial },
  };
  const input = args.tensor('input');
  const sizes = input.shape === null ? null : knownSizes(input.shape);
  if (sizes === null) return context.giveUp(say('the size to unpool to is not known'));
  const shape = unpooledShape(pooling, sizes, rank, context);
  const indices = args.get('indices');
  return context.passThrough({
    kind,
    framework: 'torch',
    isPooling: false,
    pooling,
    built: self,
    geometry: null,
    input,
    indices: indices.kind === 'tensor' ? indices : null,
    output: arrayLike(input, shape),
  });
}

/** The output's shape, or the framework's own error. */
function unpooledShape(
  pooling: PoolingArguments,
  sizes: readonly number[],
  rank: number,
  context: LibraryContext,
): readonly number[] {
  const { framework, operation } = pooling;
  const call: PoolCall = { framework, operation, arguments: pooling.arguments, version: null };
  // One plane is enough to learn the output's size.
  const plane = [1, 1, ...sizes.slice(-rank)];
  const count = countOf(plane);
  const unpooled = unpoolPlane(call, new Float32Array(count), plane, new Int32Array(count));
  if (!unpooled.ok) return context.raise(unpooled.error.exception, unpooled.error.message);
  return [...sizes.slice(0, sizes.length - rank), ...unpooled.value.shape.slice(2)];
}

function unpoolClass(name: string): LibraryMember {
  return cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(SETTINGS, (args, context) => {
        storeArguments(args, context);
        const pooling = context.poolingArguments(args, 'torch', name, []);
        const self = args.selfInstance();
        context.built(self, { kind: name, framework: 'torch', isPooling: false, pooling });
        return NONE;
      }),
      forward: method('input, indices, output_size=None', (args, context) =>
        unpool(name, name, args, context),
      ),
    },
  });
}

/** Unpooling layers of `torch.nn`. */
export const unpoolingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  RANKS.map((rank) => [`MaxUnpool${rank}d`, unpoolClass(`MaxUnpool${rank}d`)]),
);

/** Unpooling functions of `torch.nn.functional`. */
export const unpoolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  RANKS.map((rank) => {
    const name = `max_unpool${rank}d`;
    const signature = `input, indices, ${SETTINGS}, output_size=None`;
    return [name, fn(signature, (args, context) => unpool(name, `F.${name}`, args, context))];
  }),
);
