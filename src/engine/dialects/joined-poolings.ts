import type { PoolCall } from '../spec.js';
import { text } from './python-values.js';

/**
 * The average and the maximum that a call joins along its channels, as calls of their own; null for
 * one that is a single pooling. Source: timm's `adaptive_avgmax_pool`.
 */
export const joinedPoolings = (
  call: PoolCall,
): { readonly average: PoolCall; readonly maximum: PoolCall } | null => {
  const { framework, operation, arguments: args } = call;
  if (framework !== 'timm') return null;
  if (/^adaptive_?catavgmax_?pool2d$/iu.test(operation)) {
    const { output_size = 1 } = args;
    return halves(call, 'select_adaptive_pool2d', { output_size }, '');
  }
  const isModule = operation === 'SelectAdaptivePool2d';
  if (!isModule && operation !== 'select_adaptive_pool2d') return null;
  const given = text(args['pool_type'] ?? '');
  const prefix = isModule
    ? /^(|fast.*)catavgmax$/u.exec(given.toLowerCase())?.[1]
    : given === 'catavgmax'
      ? ''
      : undefined;
  return prefix === undefined ? null : halves(call, operation, args, prefix);
};

const halves = (
  call: PoolCall,
  operation: string,
  args: PoolCall['arguments'],
  prefix: string,
): { readonly average: PoolCall; readonly maximum: PoolCall } => {
  const half = (type: 'avg' | 'max'): PoolCall => ({
    ...call,
    operation,
    arguments: { ...args, pool_type: prefix + type },
  });
  return { average: half('avg'), maximum: half('max') };
};
