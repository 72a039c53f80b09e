import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { pool } from '../pooling/pool.js';
import { poolingLayer } from '../pooling/pooling-layer.js';
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

/** Gluon's pooling layers. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(POOLING).map(([kind, signature]) => [
    kind,
    poolingLayer({
      kind,
      framework,
      parameters: `${signature}, **options`,
      base: 'mxnet.gluon.nn.HybridBlock',
    }),
  ]),
);

const POOL =
  "data, kernel=(), pool_type='max', global_pool=False, cudnn_off=False, pooling_convention='valid', stride=(), pad=(), p_value=2, count_include_pad=True, layout=None";

/** `npx.pooling` and its older names. */
export const pooling = fn(POOL, (args, context) => {
  const written = context.poolingArguments(args, framework, 'Pooling', ['data']);
  const request = { kind: 'Pooling', framework, pooling: written, built: null };
  return pool(args.tensor('data'), request, context);
});
