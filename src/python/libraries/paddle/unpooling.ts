import { say } from '../../../engine/phrase.js';
import { NONE } from '../../values/create.js';
import { cls, fn, method, type LibraryMember } from '../contract.js';
import { currentArguments } from '../layers/patched.js';
import { storeArguments } from '../layers/settings.js';
import { unpool } from '../pooling/unpool.js';

const framework = 'paddle';
const FORMATS = { 1: 'NCL', 2: 'NCHW', 3: 'NCDHW' } as const;
const RANKS = [1, 2, 3] as const;

const settingsOf = (rank: (typeof RANKS)[number]): string =>
  `kernel_size, stride=None, padding=0, data_format='${FORMATS[rank]}', output_size=None, name=None`;

function unpoolClass(kind: string, settings: string): LibraryMember {
  return cls({
    bases: ['paddle.nn.Layer'],
    isLayer: true,
    methods: {
      __init__: method(settings, (args, context) => {
        storeArguments(args, context);
        const pooling = context.poolingArguments(args, framework, kind, ['name']);
        context.built(args.selfInstance(), { kind, framework, isPooling: false, pooling });
        return NONE;
      }),
      forward: method('x, indices', (args, context) => {
        const self = args.selfInstance();
        const pooling = currentArguments(self);
        if (pooling === null)
          return context.giveUp(say('how this {kind} was built is not known', { kind }));
        const request = { kind, framework, pooling, built: self } as const;
        return unpool(args.tensor('x'), args.get('indices'), request, context);
      }),
    },
  });
}

function unpoolFunction(name: string, settings: string): LibraryMember {
  return fn(`x, indices, ${settings}`, (args, context) => {
    const pooling = context.poolingArguments(args, framework, name, ['x', 'indices', 'name']);
    const request = { kind: `F.${name}`, framework, pooling, built: null } as const;
    return unpool(args.tensor('x'), args.get('indices'), request, context);
  });
}

/** Unpooling layers of `paddle.nn`. */
export const unpoolingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  RANKS.map((rank) => [`MaxUnPool${rank}D`, unpoolClass(`MaxUnPool${rank}D`, settingsOf(rank))]),
);

/** Unpooling functions of `paddle.nn.functional`. */
export const unpoolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  RANKS.map((rank) => [
    `max_unpool${rank}d`,
    unpoolFunction(`max_unpool${rank}d`, settingsOf(rank)),
  ]),
);
