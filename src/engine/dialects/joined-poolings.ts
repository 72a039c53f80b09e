import type { PoolCall } from '../spec.js';
import { text } from './binding/python-values.js';

/**
 * The average and the maximum that a call joins along its channels, as calls of their own; null for
 * one that is a single pooling. Source: timm's `adaptive_avgmax_pool`.
 */
export const joinedPoolings = (
  call: PoolCall,
): { readonly average: PoolCall; readonly maximum: PoolCall } | null => {
  const { framework, arguments: args } = call;
  const isFixed = /^adaptive_?catavgmax/iu.test(call.operation);
  const isModule = call.operation === 'SelectAdaptivePool2d';
  const operation = isFixed ? 'select_adaptive_pool2d' : call.operation;
  if (framework !== 'timm' || (!isModule && operation !== 'select_adaptive_pool2d')) return null;
  const given = isFixed ? 'catavgmax' : text(args['pool_type'] ?? '');
  const joined = isModule ? /^(|fast.*)catavgmax$/iu : /^()catavgmax$/u;
  const prefix = joined.exec(given)?.[1];
  if (prefix === undefined) return null;
  const half = (type: 'avg' | 'max'): PoolCall => ({
    ...call,
    operation,
    arguments: { ...args, pool_type: prefix + type },
  });
  return { average: half('avg'), maximum: half('max') };
};
