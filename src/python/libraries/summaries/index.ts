import { say } from '../../../engine/phrase.js';
import { symbol } from '../../dimension.js';
import { NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Shape } from '../../site.js';
import { newArray } from '../arrays/array.js';
import { dimensionOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule } from '../members.js';

/** An input of a model, made to its shape. */
function inputOf(shape: Shape, origin: string): Value {
  return newArray('torch.Tensor', {
    shape,
    dtype: 'float32',
    chain: { origin, last: null, previous: null, length: 0 },
  });
}

/** One shape, or several where a model takes several inputs. */
function shapesOf(value: Value, context: LibraryContext): readonly Shape[] {
  const items = context.items(value);
  const nested = items.some((item) => item.kind === 'tuple' || item.kind === 'list');
  const lists = nested ? items.map((item) => context.items(item)) : [items];
  return lists.map((sizes) => sizes.map((one) => dimensionOf(one, 'input_size')));
}

/** `summary(model, (1, 3, 224, 224))`: passes an input of that shape through the model. */
function summarise(args: Arguments, batch: Shape, context: LibraryContext): Value {
  const data = args.get('input_data');
  if (data.kind !== 'none') {
    context.call(args.get('model'), data.kind === 'tensor' ? [data] : context.items(data));
    return NONE;
  }
  if (args.isNone('input_size')) return NONE;
  const inputs = shapesOf(args.get('input_size'), context).map((shape) =>
    inputOf([...batch, ...shape], 'summary(…)'),
  );
  context.call(args.get('model'), inputs);
  return NONE;
}

const withBatch: LibraryMember = fn(
  'model, input_size=None, input_data=None, *args, **options',
  (args, context) => summarise(args, [], context),
);

/** `torchsummary` takes the shape without the batch and passes a batch of two. */
const withoutBatch: LibraryMember = fn(
  'model, input_size=None, batch_size=-1, *args, input_data=None, **options',
  (args, context) => {
    const size = args.get('batch_size');
    const batch = size.kind === 'int' && size.value > 0 ? size.value : symbol('N');
    return summarise(args, [batch], context);
  },
);

/** Tools that print a model's layers, which tell what its input is. */
export const summaryModules: readonly LibraryModule[] = [
  libraryModule('torchinfo', { summary: withBatch }),
  libraryModule('torchsummary', { summary: withoutBatch }),
  libraryModule('torchsummaryX', {
    summary: fn('model, x, *args, **options', (args, context) => {
      context.call(args.get('model'), [args.get('x')]);
      return NONE;
    }),
  }),
  libraryModule('thop', {
    profile: fn('model, inputs, **options', (args, context) => {
      context.call(args.get('model'), context.items(args.get('inputs')));
      return context.unknown(say('costs are counted elsewhere'));
    }),
  }),
];
