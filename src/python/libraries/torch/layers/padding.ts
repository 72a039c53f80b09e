import { ranks } from '../../../../engine/index.js';
import { say } from '../../../../engine/phrase.js';
import type { Shape } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import { padded } from '../../arrays/pad.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { plainArgument } from '../../../values/plain-argument.js';
import { layerClass, pass } from './simple-layer.js';
import { listOf } from './size-list.js';

/** How pads of a padding layer relate to its input: one number or a pair per axis. */
function padLayer(kind: string, rank: number, constant: boolean): LibraryMember {
  return layerClass(kind, {
    parameters: kind.startsWith('Constant') ? 'padding, value' : 'padding',
    geometry: null,
    output: (input, settings, context) => {
      const given = listOf(settings.get('padding'), 'padding');
      const [only = 0] = given;
      const pads = given.length === 1 ? Array.from({ length: rank * 2 }, () => only) : given;
      const value = settings.get('value');
      const fill = value.kind === 'int' || value.kind === 'float' ? value.value : 0;
      refusePads(input, pads, true, context);
      return padded(input, pads, constant ? fill : null);
    },
  });
}

/** Gives up on pads of more axes than there are; what isn't constant takes one or two beside them. */
function refusePads(
  { shape }: TensorValue,
  pads: Shape,
  constant: boolean,
  context: LibraryContext,
): void {
  const axes = pads.length / 2;
  const others = (shape?.length ?? axes) - axes;
  const isTaken = constant ? others >= 0 : others === 1 || others === 2 || pads.length === 0;
  if (shape !== null && !(isTaken && Number.isInteger(axes))) {
    const rank = shape.length;
    context.giveUp(
      say('PyTorch’s `{name}` doesn’t take a tensor of {rank} axes', { name: 'pad', rank }),
    );
  }
}

/** Layers that pad. */
export const paddingLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.flatMap((rank) =>
    ['Zero', 'Constant', 'Reflection', 'Replication', 'Circular'].map(
      (name): [string, LibraryMember] => [
        `${name}Pad${rank}d`,
        padLayer(`${name}Pad${rank}d`, rank, name === 'Zero' || name === 'Constant'),
      ],
    ),
  ),
);

/** The functions of `torch.nn.functional` that pad. */
export const paddingFunctions: Readonly<Record<string, LibraryMember>> = {
  pad: fn("input, pad, mode='constant', value=None", (args, context) => {
    const input = args.tensor('input');
    const constant = args.get('mode').kind === 'string' && args.text('mode') === 'constant';
    const value = args.isNone('value') ? 0 : plainArgument(args.get('value'));
    const number =
      typeof value === 'object' && value !== null && 'float' in value ? value.float : value;
    const fill = constant && typeof number === 'number' ? number : null;
    const pads = args.dimensions('pad');
    refusePads(input, pads, constant, context);
    return pass('F.pad', input, padded(input, pads, fill), null, context);
  }),
};
