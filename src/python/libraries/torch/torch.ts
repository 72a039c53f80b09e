import { cls, fn, libraryModule, method } from '../contract.js';
import { size, string, tuple } from '../../values/create.js';
import { newTensor, tensorLike } from '../tensor/tensor-like.js';

/** `torch` itself: making tensors, and the class of tensors. */
export const torch = libraryModule('torch', {
  arange: fn('start, end=None, step=1, *, dtype=None, device=None, requires_grad=False', (args) => {
    const [start, end] = args.isNone('end')
      ? [0, args.number('start')]
      : [args.number('start'), args.number('end')];
    const step = args.number('step');
    const length = Math.max(0, Math.ceil((end - start) / step));
    const data = Float64Array.from({ length }, (_, index) => start + index * step);
    const isFloat = args.get('start').kind === 'float' || args.get('end').kind === 'float';
    const label = `arange(${length})`;
    return newTensor('torch.Tensor', [length], isFloat ? 'float32' : 'int64', {
      data,
      origin: 'literal',
      label,
    });
  }),
  Tensor: cls({
    methods: {
      reshape: method('*shape', (args, context) => {
        const tensor = args.selfTensor();
        const [first] = args.rest;
        const sizes = first?.kind === 'tuple' || first?.kind === 'list' ? first.items : args.rest;
        const shape = sizes.map((item) => {
          if (item.kind === 'int') return item.value;
          if (item.kind === 'dimension') return item.dimension;
          return context.giveUp('a size of `reshape` isn’t known');
        });
        return tensorLike(tensor, { shape, numbers: tensor.numbers });
      }),
    },
    properties: {
      dtype: method('', (args) => string(args.selfTensor().dtype)),
      shape: method('', (args, context) => {
        const { shape } = args.selfTensor();
        if (shape === null) return context.unknown('the number of axes isn’t known');
        return tuple(shape.map((length) => size(length)));
      }),
    },
  }),
});
