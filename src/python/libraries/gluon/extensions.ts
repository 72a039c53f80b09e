import { say } from '../../../engine/phrase.js';
import { list, NONE } from '../../values/create.js';
import { shapeOf } from '../arrays/array.js';
import { concatenate, shapeProduct, reshape } from '../arrays/rearrange.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { listed } from '../arrays/listed-tensors.js';
import { keeps } from './layers.js';
import { pooling } from './pooling.js';

const elementwise = Object.fromEntries(
  [
    'relu',
    'sigmoid',
    'softmax',
    'log_softmax',
    'dropout',
    'batch_norm',
    'layer_norm',
    'leaky_relu',
    'activation',
    'Activation',
    'Dropout',
  ].map((name): [string, LibraryMember] => [
    name,
    fn('x, *args, **options', (args) => keeps(args.tensor('x'))),
  ]),
);

/** `mxnet.npx`, which older code calls `nd` and `sym`. */
export const extensions: Readonly<Record<string, LibraryMember>> = {
  ...elementwise,
  pooling,
  Pooling: pooling,
  set_np: fn('*args, **options', () => NONE),
  reshape: fn('a, newshape', (args, context) =>
    context.call(context.named('mxnet.np.reshape'), [args.get('a'), args.get('newshape')]),
  ),
  flatten: fn('data', (args) => {
    const input = args.tensor('data');
    const [batch = 1, ...rest] = shapeOf(input);
    return reshape(input, [batch, shapeProduct(rest)]);
  }),
  concat: fn('*data, dim=1', (args, context) => {
    const tensors = listed(list([...args.rest]), context);
    return (
      concatenate(tensors, args.integer('dim')) ?? context.giveUp(say('arrays of different sizes'))
    );
  }),
};
