import { say } from '../../../../engine/phrase.js';
import { NONE } from '../../../values/create.js';
import type { PoolingArguments } from '../../../values/layer.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import { cls, fn, method, type LibraryContext, type LibraryMember } from '../../contract.js';
import { currentArguments } from '../../layers/patched.js';
import { plainArgument } from '../../../values/plain-argument.js';
import { storeArguments } from '../../layers/settings.js';
import { unpool } from '../../pooling/unpool.js';

const SETTINGS = 'kernel_size, stride=None, padding=0';
const RANKS = [1, 2, 3] as const;

/** The inverse of max pooling: output size `(n − 1)·s − 2p + k` unless `output_size` is given. */
function unpoolCall(name: string, kind: string, args: Arguments, context: LibraryContext): Value {
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
  const request = { kind, framework: 'torch' as const, pooling, built: self };
  return unpool(args.tensor('input'), args.get('indices'), request, context);
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
        unpoolCall(name, name, args, context),
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
    return [name, fn(signature, (args, context) => unpoolCall(name, `F.${name}`, args, context))];
  }),
);
