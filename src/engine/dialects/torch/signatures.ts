import { constructor, signature, type Signature } from '../binding/bind.js';

const windowed = 'kernel_size, stride=None, padding=0';
const lp = 'norm_type, kernel_size, stride=None, ceil_mode=False';
const adaptiveMax = 'output_size, return_indices=False';
const fractional =
  'kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None';

const averageOf = (rank: number): string =>
  `${windowed}, ceil_mode=False, count_include_pad=True${rank === 1 ? '' : ', divisor_override=None'}`;

const ofRank = (rank: number): Record<string, Signature> => {
  const d = `${String(rank)}d`;
  const maxFunction = `${windowed}, dilation=1, ceil_mode=False, return_indices=False`;
  const maxClass = `${windowed}, dilation=1, return_indices=False, ceil_mode=False`;
  return {
    [`MaxPool${d}`]: constructor('_MaxPoolNd', maxClass),
    [`AvgPool${d}`]: constructor(`AvgPool${d}`, averageOf(rank)),
    [`LPPool${d}`]: constructor('_LPPoolNd', lp),
    [`AdaptiveMaxPool${d}`]: constructor('_AdaptiveMaxPoolNd', adaptiveMax),
    [`AdaptiveAvgPool${d}`]: constructor('_AdaptiveAvgPoolNd', 'output_size'),
    [`MaxUnpool${d}`]: constructor(`MaxUnpool${d}`, windowed),
    [`max_pool${d}`]: signature(`_max_pool${d}`, maxFunction),
    [`max_pool${d}_with_indices`]: signature(`max_pool${d}_with_indices`, maxFunction),
    [`avg_pool${d}`]: signature(`avg_pool${d}`, averageOf(rank)),
    [`lp_pool${d}`]: signature(`lp_pool${d}`, lp),
    [`adaptive_max_pool${d}`]: signature(`_adaptive_max_pool${d}`, adaptiveMax),
    [`adaptive_max_pool${d}_with_indices`]: signature(
      `adaptive_max_pool${d}_with_indices`,
      adaptiveMax,
    ),
    [`adaptive_avg_pool${d}`]: signature(`adaptive_avg_pool${d}`, 'output_size'),
    [`max_unpool${d}`]: signature(`max_unpool${d}`, `${windowed}, output_size=None`, 2),
  };
};

/** The parameters of PyTorch's pooling layers and functions; a function's input is left out. */
export const signatures: Readonly<Record<string, Signature>> = {
  ...ofRank(1),
  ...ofRank(2),
  ...ofRank(3),
  FractionalMaxPool2d: constructor('FractionalMaxPool2d', fractional),
  FractionalMaxPool3d: constructor('FractionalMaxPool3d', fractional),
  fractional_max_pool2d: signature('_fractional_max_pool2d', fractional),
  fractional_max_pool3d: signature('_fractional_max_pool3d', fractional),
  mean: signature('mean', 'dim=None, keepdim=False, dtype=None'),
  amax: signature('amax', 'dim=(), keepdim=False'),
  amin: signature('amin', 'dim=(), keepdim=False'),
  sum: signature('sum', 'dim=None, keepdim=False, dtype=None'),
  max: signature('max', 'dim=None, keepdim=False'),
  min: signature('min', 'dim=None, keepdim=False'),
};
