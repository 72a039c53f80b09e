import { ranks } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { poolingLayer } from '../pooling/pooling-layer.js';
import { unpool } from '../pooling/unpool.js';

const framework = 'paddle';
const FORMATS = { 1: 'NCL', 2: 'NCHW', 3: 'NCDHW' } as const;

const settingsOf = (rank: (typeof ranks)[number]): string =>
  `kernel_size, stride=None, padding=0, data_format='${FORMATS[rank]}', output_size=None, name=None`;

const unpoolClass = (kind: string, settings: string): LibraryMember =>
  poolingLayer({
    kind,
    framework,
    parameters: settings,
    base: 'paddle.nn.Layer',
    ignored: ['name'],
    inputs: 'x, indices',
    isUndoing: true,
    call: ({ args, request }, context) =>
      unpool(args.tensor('x'), args.get('indices'), request, context),
  });

function unpoolFunction(name: string, settings: string): LibraryMember {
  return fn(`x, indices, ${settings}`, (args, context) => {
    const pooling = context.poolingArguments(args, framework, name, ['x', 'indices', 'name']);
    const request = { kind: `F.${name}`, framework, pooling, built: null } as const;
    return unpool(args.tensor('x'), args.get('indices'), request, context);
  });
}

/** Unpooling layers of `paddle.nn`. */
export const unpoolingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.map((rank) => [`MaxUnPool${rank}D`, unpoolClass(`MaxUnPool${rank}D`, settingsOf(rank))]),
);

/** Unpooling functions of `paddle.nn.functional`. */
export const unpoolingFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.map((rank) => [
    `max_unpool${rank}d`,
    unpoolFunction(`max_unpool${rank}d`, settingsOf(rank)),
  ]),
);
