import type { Framework } from './spec.js';

/** What the libraries call themselves. */
export const frameworkName: Readonly<Record<Framework, string>> = {
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  flax: 'Flax',
  jax: 'JAX',
  onnx: 'ONNX',
  tfjs: 'TensorFlow.js',
  webnn: 'WebNN',
  mxnet: 'MXNet',
  paddle: 'PaddlePaddle',
  caffe: 'Caffe',
  timm: 'timm',
  numpy: 'NumPy',
  skimage: 'scikit-image',
  d2l: 'd2l',
};
