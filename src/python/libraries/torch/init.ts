import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import { float, tuple, int } from '../../values/create.js';
import { knownSizes, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import { fn, libraryModule } from '../members.js';

const NAMES = [
  'uniform_',
  'normal_',
  'trunc_normal_',
  'constant_',
  'ones_',
  'zeros_',
  'eye_',
  'dirac_',
  'xavier_uniform_',
  'xavier_normal_',
  'kaiming_uniform_',
  'kaiming_normal_',
  'orthogonal_',
  'sparse_',
  'xavier_uniform',
  'xavier_normal',
  'kaiming_uniform',
  'kaiming_normal',
  'normal',
  'uniform',
  'constant',
];

/** Fills a weight: its shape stays, and its numbers aren't followed. */
const filling: LibraryMember = fn('tensor, *args, **options', (args) => args.get('tensor'));

const GAINS: Readonly<Record<string, number>> = {
  tanh: 5 / 3,
  relu: Math.SQRT2,
  leaky_relu: Math.sqrt(2 / (1 + 0.01 ** 2)),
  selu: 0.75,
};

/** `torch.nn.init`. */
export const initModule = libraryModule('torch.nn.init', {
  ...Object.fromEntries(NAMES.map((name) => [name, filling])),
  calculate_gain: fn('nonlinearity, param=None', (args) =>
    float(GAINS[args.text('nonlinearity')] ?? 1),
  ),
  _calculate_fan_in_and_fan_out: fn('tensor', (args, context) => {
    const sizes = knownSizes(shapeOf(args.tensor('tensor')));
    if (sizes === null || sizes.length < 2) {
      return context.giveUp(say('the fan of a weight whose size is not known'));
    }
    const [out = 1, into = 1, ...kernel] = sizes;
    return tuple([int(into * product(kernel)), int(out * product(kernel))]);
  }),
  _calculate_correct_fan: fn('tensor, mode', (args, context) => {
    const pair = context.call(context.named('torch.nn.init._calculate_fan_in_and_fan_out'), [
      args.get('tensor'),
    ]);
    const [fanIn, fanOut] = context.items(pair);
    return (args.text('mode') === 'fan_in' ? fanIn : fanOut) ?? int(1);
  }),
});
