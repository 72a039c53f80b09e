import * as v from 'valibot';
import type { Framework, PoolCall } from '../../src/engine/index.js';
import { argumentsOf, valuesFile, type ValueCase } from './stored.js';
import { attempt, type Format } from './suite.js';
import { checkValues } from './value-cases.js';

/** `tf-values/…`, `jax-values/…`, `tfjs-values/…`: values, indices and gradients of libraries. */
export const frameworkValues: Format = {
  accepts: (format) => /^(?:tf|jax|tfjs)-values/.test(format),
  run: (file) =>
    v.parse(valuesFile, file).cases.map((stored, at) => ({
      name: `${stored.id ?? String(at)} ${stored.op} ${JSON.stringify(stored.args)}`,
      group: stored.op,
      failure: attempt(() => checkValues(callOf(stored), stored)),
    })),
};

const frameworks: readonly (readonly [string, Framework])[] = [
  ['tf.', 'tensorflow'],
  ['keras.', 'keras'],
  ['flax.', 'flax'],
  ['jax.', 'jax'],
  ['skimage.', 'skimage'],
  ['timm.', 'timm'],
  ['tfjs.', 'tfjs'],
];

const callOf = ({ op, args }: ValueCase): PoolCall => {
  const framework = frameworks.find(([prefix]) => op.startsWith(prefix))?.[1] ?? 'tensorflow';
  const operation = op.split('.').at(-1) ?? op;
  return { framework, operation, arguments: argumentsOf(args), version: null, isEager: true };
};
