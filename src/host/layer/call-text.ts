import type { Framework } from '../../engine/index.js';
import type { Analysis, LayerSite } from '../../python/site.js';
import type { CallText } from '../snapshot/subject.js';

/** What the libraries call themselves. */
export const FRAMEWORK_NAME: Readonly<Record<Framework, string>> = {
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  flax: 'Flax',
  jax: 'JAX',
  onnx: 'ONNX',
  tfjs: 'TensorFlow.js',
  webnn: 'WebNN',
  mxnet: 'MXNet',
  paddle: 'Paddle',
  caffe: 'Caffe',
  timm: 'timm',
  numpy: 'NumPy',
  skimage: 'scikit-image',
  d2l: 'd2l',
};

/** A call as a header shows it; `location` is where it stands, such as `pooling.py:14`. */
export const callText = (site: LayerSite, location: string | null): CallText => ({
  text: site.text,
  framework: FRAMEWORK_NAME[site.framework],
  location,
});

/** Why reading a file ended before its end, in words for the reader; null: it did not. */
export const stoppedBy = (analysis: Analysis): string | null =>
  analysis.problems.find(({ code }) => code.startsWith('stopped-'))?.message ?? null;
