import { ranks, dialectOf } from '../../../../engine/index.js';
import { say } from '../../../../engine/phrase.js';
import { NONE } from '../../../values/create.js';
import type { PoolingArguments } from '../../../values/layer.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { cls, fn, method } from '../../members.js';
import { currentArguments } from '../../layers/patched.js';
import { plainArgument } from '../../../values/plain-argument.js';
import { storeArguments } from '../../layers/settings.js';
import { refusedInput } from './foreign-input.js';
import { unpool } from '../../pooling/unpool.js';

const { signatures } = dialectOf('torch');

const textOf = (name: string): string => signatures[name]?.text ?? '';

/** The inverse of max pooling: output size `(n − 1)·s − 2p + k` unless `output_size` is given. */
function unpoolCall(name: string, kind: string, args: Arguments, context: LibraryContext): Value {
  const self = args.self.kind === 'instance' ? args.self : null;
  const base =
    (self === null ? null : currentArguments(self)) ??
    context.poolingArguments(args, 'torch', name, ['input', 'indices', 'output_size']);
  const size = args.get('output_size');
  const asked = size.kind === 'none' ? null : plainArgument(size);
  if (asked === undefined) return context.giveUp(say('`output_size` is not known'));
  const pooling: PoolingArguments = {
    ...base,
    arguments: { ...base.arguments, output_size: asked },
  };
  const request = { kind, framework: 'torch' as const, pooling, built: self };
  const foreign = refusedInput(kind, args.get('input'), () => undefined, context);
  if (foreign !== null) context.raise(foreign.exception, foreign.message);
  return unpool(args.tensor('input'), args.get('indices'), request, context);
}

function unpoolClass(name: string): LibraryMember {
  return cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(textOf(name), (args, context) => {
        storeArguments(args, context);
        const pooling = context.poolingArguments(args, 'torch', name, []);
        const self = args.selfInstance();
        context.built(self, { kind: name, framework: 'torch', isPooling: false, pooling });
        return NONE;
      }),
      forward: method('input, indices, output_size=None', (args, context) =>
        unpoolCall(name, name, args, context),
      ),
    },
  });
}

/** Unpooling layers of `torch.nn`. */
export const unpoolingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.map((rank) => [`MaxUnpool${rank}d`, unpoolClass(`MaxUnpool${rank}d`)]),
);

/** Unpooling functions of `torch.nn.functional`. */
export const unpoolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.map((rank) => {
    const name = `max_unpool${rank}d`;
    const signature = `input, indices, ${textOf(name)}`;
    return [name, fn(signature, (args, context) => unpoolCall(name, `F.${name}`, args, context))];
  }),
);
