import { dialectOf } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { pool } from '../pooling/pool.js';
import { recordedLayers } from '../pooling/recorded-layers.js';
import { framework } from './family.js';

/** Gluon's pooling layers. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = recordedLayers(framework, {
  more: '**options',
  base: 'mxnet.gluon.nn.HybridBlock',
});

const parameters = dialectOf(framework).signatures['pooling']?.text ?? '';

/** `npx.pooling` and its older names. */
export const pooling = fn(`data, ${parameters}`, (args, context) => {
  const written = context.poolingArguments(args, framework, 'Pooling', ['data']);
  const request = { kind: 'Pooling', framework, pooling: written, built: null };
  return pool(args.tensor('data'), request, context);
});
