/** The class of a library's tensors, by its package; torch's where nothing is said. */
const TENSOR_TYPES: Readonly<Record<string, string>> = {
  numpy: 'numpy.ndarray',
  jax: 'jax.Array',
  flax: 'jax.Array',
  keras: 'tensorflow.Tensor',
  tensorflow: 'tensorflow.Tensor',
  mxnet: 'mxnet.np.ndarray',
};

/** The class of the tensors of the library that a function of this full name belongs to. */
export function tensorTypeOf(name: string): string {
  return TENSOR_TYPES[name.split('.')[0] ?? ''] ?? 'torch.Tensor';
}
