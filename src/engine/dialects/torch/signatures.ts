import type { Signature } from '../bind.js';

const method = (owner: string, required: number, parameters: readonly string[]): Signature => ({
  callee: `${owner}.__init__`,
  parameters,
  required,
  implicit: 1,
});

const functional = (
  callee: string,
  required: number,
  parameters: readonly string[],
): Signature => ({ callee, parameters, required, implicit: 1 });

const windowed = ['kernel_size', 'stride', 'padding'];
const lp = ['norm_type', 'kernel_size', 'stride', 'ceil_mode'];
const fractional = [
  'kernel_size',
  'output_size',
  'output_ratio',
  'return_indices',
  '_random_samples',
];

const averageOf = (rank: number) => [
  ...windowed,
  'ceil_mode',
  'count_include_pad',
  ...(rank === 1 ? [] : ['divisor_override']),
];

const ofRank = (rank: number): Record<string, Signature> => {
  const d = `${String(rank)}d`;
  const maxFunction = [...windowed, 'dilation', 'ceil_mode', 'return_indices'];
  const maxClass = [...windowed, 'dilation', 'return_indices', 'ceil_mode'];
  const classes: Record<string, Signature> = {
    [`MaxPool${d}`]: method('_MaxPoolNd', 1, maxClass),
    [`AvgPool${d}`]: method(`AvgPool${d}`, 1, averageOf(rank)),
    [`LPPool${d}`]: method('_LPPoolNd', 2, lp),
    [`AdaptiveMaxPool${d}`]: method('_AdaptiveMaxPoolNd', 1, ['output_size', 'return_indices']),
    [`AdaptiveAvgPool${d}`]: method('_AdaptiveAvgPoolNd', 1, ['output_size']),
    [`MaxUnpool${d}`]: method(`MaxUnpool${d}`, 1, windowed),
  };
  const functions: Record<string, Signature> = {
    [`max_pool${d}`]: functional(`_max_pool${d}`, 1, maxFunction),
    [`max_pool${d}_with_indices`]: functional(`max_pool${d}_with_indices`, 1, maxFunction),
    [`avg_pool${d}`]: functional(`avg_pool${d}`, 1, averageOf(rank)),
    [`lp_pool${d}`]: functional(`lp_pool${d}`, 2, lp),
    [`adaptive_max_pool${d}`]: functional(`_adaptive_max_pool${d}`, 1, [
      'output_size',
      'return_indices',
    ]),
    [`adaptive_max_pool${d}_with_indices`]: functional(`adaptive_max_pool${d}_with_indices`, 1, [
      'output_size',
      'return_indices',
    ]),
    [`adaptive_avg_pool${d}`]: functional(`adaptive_avg_pool${d}`, 1, ['output_size']),
    [`max_unpool${d}`]: {
      callee: `max_unpool${d}`,
      parameters: [...windowed, 'output_size'],
      required: 1,
      implicit: 2,
    },
  };
  return { ...classes, ...functions };
};

/** The parameters of PyTorch's pooling layers and functions; a function's input is left out. */
export const signatures: Readonly<Record<string, Signature>> = {
  ...ofRank(1),
  ...ofRank(2),
  ...ofRank(3),
  FractionalMaxPool2d: method('FractionalMaxPool2d', 1, fractional),
  FractionalMaxPool3d: method('FractionalMaxPool3d', 1, fractional),
  fractional_max_pool2d: functional('_fractional_max_pool2d', 1, fractional),
  fractional_max_pool3d: functional('_fractional_max_pool3d', 1, fractional),
  mean: functional('mean', 0, ['dim', 'keepdim', 'dtype']),
  amax: functional('amax', 0, ['dim', 'keepdim']),
  amin: functional('amin', 0, ['dim', 'keepdim']),
  sum: functional('sum', 0, ['dim', 'keepdim', 'dtype']),
  max: functional('max', 0, ['dim', 'keepdim']),
  min: functional('min', 0, ['dim', 'keepdim']),
};
