/** What an operation of PyTorch takes. What isn't said isn't limited. */
export interface InputLimits {
  /** `floats`: neither whole numbers nor truth values. `no-bool`: no truth values. `indices`: whole numbers. */
  readonly types?: 'floats' | 'no-bool' | 'indices';
  /** How many axes it may have. */
  readonly axes?: readonly [least: number, most: number];
  /** The last two axes are of one size. */
  readonly isSquare?: boolean;
  /** The parameter that holds indices, which aren't floats. */
  readonly indices?: string;
}

const ANY = Number.POSITIVE_INFINITY;

const each = (names: string, limits: InputLimits): Record<string, InputLimits> =>
  Object.fromEntries(names.split(' ').map((name) => [name, limits]));

const spatial = (name: string): Record<string, InputLimits> =>
  Object.fromEntries([1, 2, 3].map((rank) => [`${name}${rank}d`, { axes: [rank + 1, rank + 2] }]));

const gates =
  'ELU CELU SELU Mish SiLU LeakyReLU Hardshrink Softshrink Hardswish Hardsigmoid Softplus LogSigmoid GELU GLU RReLU PReLU';
const gateFunctions =
  'elu celu selu mish silu leaky_relu hardshrink softshrink hardswish hardsigmoid softplus logsigmoid gelu glu rrelu prelu';

/** Layers, by their names in `torch.nn`. */
export const LAYERS: Readonly<Record<string, InputLimits>> = {
  ...each(gates, { types: 'floats' }),
  ...each('ReLU ReLU6 Hardtanh', { types: 'no-bool' }),
  ...each('Softmax LogSoftmax Softmin', { types: 'floats' }),
  Softmax2d: { types: 'floats', axes: [3, 4] },
  ...each('Embedding EmbeddingBag', { types: 'indices' }),
  ...spatial('ReflectionPad'),
  ...spatial('ReplicationPad'),
  ...spatial('InstanceNorm'),
  Unfold: { axes: [3, 4] },
  Fold: { axes: [2, 3] },
  Upsample: { axes: [3, 5] },
  UpsamplingNearest2d: { axes: [3, 5] },
  UpsamplingBilinear2d: { axes: [4, 4] },
  ...each('PixelShuffle PixelUnshuffle ChannelShuffle', { axes: [3, ANY] }),
  LocalResponseNorm: { types: 'floats', axes: [3, ANY] },
  ...each('LPPool1d LPPool2d LPPool3d GroupNorm LayerNorm', { types: 'floats' }),
};

/** Functions of `torch.nn.functional`. */
export const FUNCTIONS: Readonly<Record<string, InputLimits>> = {
  ...each(gateFunctions, { types: 'floats' }),
  ...each('relu relu6 hardtanh', { types: 'no-bool' }),
  ...each('softmax log_softmax softmin gumbel_softmax normalize', { types: 'floats' }),
  ...each('lp_pool1d lp_pool2d lp_pool3d group_norm layer_norm', { types: 'floats' }),
  ...each('binary_cross_entropy kl_div mse_loss', { types: 'floats' }),
  one_hot: { types: 'indices' },
  embedding: { types: 'indices' },
  unfold: { axes: [3, 4] },
  fold: { axes: [2, 3] },
  ...each('interpolate upsample', { axes: [3, 5] }),
  ...each('pixel_shuffle pixel_unshuffle channel_shuffle', { axes: [3, ANY] }),
  local_response_norm: { types: 'floats', axes: [3, ANY] },
  grid_sample: { axes: [4, 5] },
  affine_grid: { axes: [3, 3] },
  pdist: { types: 'floats', axes: [2, 2] },
};

/** Operations on tensors, as functions of `torch` and as methods. */
export const OPERATIONS: Readonly<Record<string, InputLimits>> = {
  ...each('softmax log_softmax norm quantile nanquantile logcumsumexp lerp hypot', {
    types: 'floats',
  }),
  ...each('var std var_mean std_mean nanmean bernoulli normal_ uniform_ dist', { types: 'floats' }),
  renorm: { types: 'floats', axes: [2, ANY] },
  cdist: { types: 'floats', axes: [2, ANY] },
  meshgrid: { axes: [0, 1] },
  ...each('ger outer', { axes: [1, 1] }),
  trace: { axes: [2, 2] },
  t: { axes: [0, 2] },
  diag: { axes: [1, 2] },
  ...each('inverse det logdet slogdet cholesky', {
    types: 'floats',
    axes: [2, ANY],
    isSquare: true,
  }),
  ...each('tril triu fliplr adjoint', { axes: [2, ANY] }),
  flipud: { axes: [1, ANY] },
  multinomial: { types: 'floats', axes: [1, 2] },
  bincount: { types: 'indices', axes: [1, 1] },
  ...each('gather take index_select', { indices: 'index' }),
};

/** Functions of `torch.linalg`. */
export const LINALG: Readonly<Record<string, InputLimits>> = {
  ...each('norm vector_norm svd svdvals', { types: 'floats' }),
  matrix_norm: { types: 'floats', axes: [2, ANY] },
  ...each('inv det slogdet cholesky eig eigh eigvals eigvalsh', {
    types: 'floats',
    axes: [2, ANY],
    isSquare: true,
  }),
};
