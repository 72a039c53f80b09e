import { ranks } from '../../../../engine/index.js';
import type { Dimension } from '../../../dimension.js';
import { shapeOf } from '../../arrays/array.js';
import type { LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { refuseSettings } from './convolution-arguments.js';
import { perAxis, windowsOf } from './convolution-windows.js';
import { convolve } from './convolve.js';

function convolutionFunction(rank: number, transposed: boolean): LibraryMember {
  const kind = `F.conv${transposed ? '_transpose' : ''}${rank}d`;
  const tail = transposed
    ? 'stride=1, padding=0, output_padding=0, groups=1, dilation=1'
    : 'stride=1, padding=0, dilation=1, groups=1';
  return fn(`input, weight, bias=None, ${tail}`, (args, context) => {
    const weights = args.tensor('weight');
    const weight = shapeOf(weights);
    const groups = args.integer('groups');
    const [first = 1, second = 1] = weight;
    const times = (size: Dimension): Dimension => (typeof size === 'number' ? size * groups : size);
    const input = args.tensor('input');
    const given = {
      stride: args.get('stride'),
      padding: args.get('padding'),
      dilation: args.get('dilation'),
    };
    refuseSettings(given, { rank, transposed }, false, context);
    return convolve(
      {
        kind,
        built: null,
        input,
        weight: weights,
        hasBias: !args.isNone('bias'),
        rank,
        outChannels: transposed ? times(second) : first,
        inChannels: transposed ? first : typeof second === 'number' ? times(second) : null,
        groups,
        settings: given,
        windows: windowsOf(weight.slice(2), given),
        transposed: transposed ? perAxis(args.get('output_padding'), rank, 'output_padding') : null,
      },
      context,
    );
  });
}

/** Convolution functions of `torch.nn.functional`. */
export const convolutionFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.flatMap((rank): [string, LibraryMember][] => [
    [`conv${rank}d`, convolutionFunction(rank, false)],
    [`conv_transpose${rank}d`, convolutionFunction(rank, true)],
  ]),
);
