import { NONE } from '../../values/create.js';
import { cls, fn, method, type LibraryMember } from '../contract.js';
import { currentArguments, rememberSettings } from '../layers/patched.js';
import { storeArguments } from '../layers/settings.js';
import { pool } from '../pooling/pool.js';
import { framework, LAYOUTS, ranks } from './family.js';

/** Constructor parameters of Gluon's pooling layers; their order differs between ranks. */
const POOLING: Readonly<Record<string, string>> = Object.fromEntries(
  ranks.flatMap((rank) => {
    const size = rank === 1 ? '2' : `(${Array.from({ length: rank }, () => 2).join(', ')})`;
    const tail = `strides=None, padding=0`;
    const layoutFirst = `layout=${LAYOUTS[rank]}, ceil_mode=False`;
    const ceilFirst = `ceil_mode=False, layout=${LAYOUTS[rank]}`;
    return [
      [`MaxPool${rank}D`, `pool_size=${size}, ${tail}, ${rank === 3 ? ceilFirst : layoutFirst}`],
      [
        `AvgPool${rank}D`,
        `pool_size=${size}, ${tail}, ${rank === 1 ? layoutFirst : ceilFirst}, count_include_pad=True`,
      ],
      [`GlobalMaxPool${rank}D`, `layout=${LAYOUTS[rank]}`],
      [`GlobalAvgPool${rank}D`, `layout=${LAYOUTS[rank]}`],
    ] as const;
  }),
);

function poolingLayer(kind: string, signature: string): LibraryMember {
  return cls({
    bases: ['mxnet.gluon.nn.HybridBlock'],
    isLayer: true,
    methods: {
      __init__: method(`${signature}, **options`, (args, context) => {
        const self = args.selfInstance();
        storeArguments(args, context);
        const pooling = context.poolingArguments(args, framework, kind, []);
        context.built(self, { kind, framework, isPooling: true, pooling });
        rememberSettings(
          self,
          [...args.entries()].map(([name]) => name),
        );
        return NONE;
      }),
      forward: method('x', (args, context) => {
        const self = args.selfInstance();
        const pooling = currentArguments(self);
        if (pooling === null) return context.giveUp(`how this ${kind} was built is not known`);
        return pool(args.tensor('x'), { kind, framework, pooling, built: self }, context);
      }),
    },
  });
}

/** Gluon's pooling layers. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(POOLING).map(([kind, signature]) => [kind, poolingLayer(kind, signature)]),
);

const POOL =
  "data, kernel=(), pool_type='max', global_pool=False, cudnn_off=False, pooling_convention='valid', stride=(), pad=(), p_value=2, count_include_pad=True, layout=None";

/** `npx.pooling` and its older names. */
export const pooling = fn(POOL, (args, context) => {
  const written = context.poolingArguments(args, framework, 'Pooling', ['data']);
  const request = { kind: 'Pooling', framework, pooling: written, built: null };
  return pool(args.tensor('data'), request, context);
});
