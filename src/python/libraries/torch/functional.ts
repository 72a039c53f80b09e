import { fn, libraryModule } from '../contract.js';
import { tensorLike } from '../tensor/tensor-like.js';
import { geometryOf, slide, windowOf } from './window.js';

/** `torch.nn.functional`. */
export const functional = libraryModule('torch.nn.functional', {
  relu: fn('input, inplace=False', (args) => args.tensor('input')),
  max_pool2d: fn(
    'input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False',
    (args, context) => {
      const input = args.tensor('input');
      const window = windowOf(args, 2);
      const shape = input.shape?.map((length, axis, all) => {
        const spatial = axis - (all.length - 2);
        return spatial < 0 ? length : slide(window, spatial, length);
      });
      return context.passThrough({
        kind: 'F.max_pool2d',
        framework: 'torch',
        isPooling: true,
        pooling: context.poolingArguments(args, 'torch', 'max_pool2d', ['input']),
        built: null,
        geometry: geometryOf(window),
        input,
        output: tensorLike(input, { shape: shape ?? null }),
      });
    },
  ),
});
