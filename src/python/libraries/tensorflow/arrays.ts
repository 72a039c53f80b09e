import { say } from '../../../engine/phrase.js';
import { multiply } from '../../dimension.js';
import { list, size, tuple } from '../../values/create.js';
import { dimensionOf } from '../arguments.js';
import { arrayLike, leader, shapeOf } from '../arrays/array.js';
import { concatenate, permute, shapeProduct, reshape } from '../arrays/rearrange.js';
import { padded } from '../arrays/pad.js';
import type { LibraryMember } from '../contract.js';
import { fn, sameAs } from '../members.js';
import { tensorFlow } from '../keras/family.js';
import { listed } from '../arrays/listed-tensors.js';
import { concatenated } from './concatenation.js';
import { pairsOf } from '../keras/spatial-layers.js';
import { arrayFrom } from '../numpy/creation.js';
import { dtypeNamed } from '../numpy/family.js';
import { reshaped } from '../numpy/reshaping.js';
import { axisOf, nestedValue, sizesOf, tensorOf } from './array-arguments.js';
import { batchBlocks } from './batch-blocks.js';
import { constantTensor, filledWith, likeShape } from './filled.js';
import { keeping } from './nn.js';
import { gather, slice, split, stridedSlice } from './parts.js';
import { tensor } from '../keras/tensors.js';
import { soMany } from '../so-many.js';

/** Functions of `tf` that make, cut, join and reorder tensors. */
export const arrayFunctions: Readonly<Record<string, LibraryMember>> = {
  constant: fn("value, dtype=None, shape=None, name='Const'", constantTensor),
  convert_to_tensor: fn('value, dtype=None, *args, **options', (args, context) =>
    arrayFrom(args.get('value'), dtypeNamed(args.get('dtype'), tensorFlow), tensorFlow, context),
  ),
  zeros: filledWith(0),
  ones: filledWith(1),
  zeros_like: likeShape(0),
  ones_like: likeShape(1),
  fill: fn('dims, value, name=None', (args, context) =>
    context.call(context.named('tensorflow.full'), [args.get('dims'), args.get('value')]),
  ),
  concat: fn('values, axis, name=None', (args, context) =>
    concatenated(listed(args.get('values'), context), args.integer('axis'), context),
  ),
  stack: fn("values, axis=0, name='stack'", (args, context) => {
    const arrays = context
      .items(args.get('values'))
      .map((one) => arrayFrom(one, null, tensorFlow, context));
    const rank = (arrays[0]?.shape?.length ?? 0) + 1;
    const axis = axisOf(args.get('axis'), rank, context);
    const output = concatenate(
      arrays.map((one) => reshape(one, shapeOf(one).toSpliced(axis, 0, 1))),
      axis,
    );
    if (output === null) return context.giveUp(say('arrays of different sizes'));
    return { ...output, chain: (leader(arrays) ?? output).chain };
  }),
  unstack: fn("value, num=None, axis=0, name='unstack'", (args, context) => {
    const input = tensorOf(args, 'value', context);
    const shape = shapeOf(input);
    const axis = axisOf(args.get('axis'), shape.length, context);
    const count = shape[axis];
    if (typeof count !== 'number')
      return context.giveUp(say('how many parts there are is not known'));
    const part = shape.toSpliced(axis, 1);
    return list(soMany(count, context, () => arrayLike(input, part)));
  }),
  split: fn("value, num_or_size_splits, axis=0, num=None, name='split'", split),
  tile: fn('input, multiples, name=None', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const times = sizesOf(args.get('multiples'));
    return arrayLike(
      input,
      shapeOf(input).map((one, axis) => multiply(one, times[axis] ?? 1)),
    );
  }),
  repeat: fn('input, repeats, axis=None, name=None', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const shape = shapeOf(input);
    const flat = args.isNone('axis');
    const axis = flat ? 0 : axisOf(args.get('axis'), shape.length, context);
    const own = flat ? shapeProduct(shape) : (shape[axis] ?? 1);
    const repeats = args.get('repeats');
    const several = repeats.kind === 'list' || repeats.kind === 'tuple';
    const total = several
      ? args.integers('repeats').reduce((all, one) => all + one, 0)
      : multiply(own, args.dimension('repeats'));
    return flat ? arrayLike(input, [total]) : arrayLike(input, shape.with(axis, total));
  }),
  gather: fn('params, indices, validate_indices=None, axis=None, batch_dims=0, name=None', gather),
  gather_nd: fn('params, indices, batch_dims=0, name=None', (args, context) => {
    const input = tensorOf(args, 'params', context);
    const indices = shapeOf(tensorOf(args, 'indices', context));
    const depth = indices.at(-1);
    const batch = args.integer('batch_dims');
    if (typeof depth !== 'number')
      return context.giveUp(say('how deep indices reach is not known'));
    return arrayLike(input, [...indices.slice(0, -1), ...shapeOf(input).slice(batch + depth)]);
  }),
  boolean_mask: fn('tensor, mask, axis=None, name=None', (args, context) => {
    const input = tensorOf(args, 'tensor', context);
    const mask = tensorOf(args, 'mask', context);
    if (mask.numbers === null)
      return context.giveUp(say('how many elements a mask picks depends on the data'));
    const picked = mask.numbers.data.filter((one) => one !== 0).length;
    const at = axisOf(args.get('axis'), shapeOf(input).length, context);
    return arrayLike(input, shapeOf(input).toSpliced(at, shapeOf(mask).length, picked));
  }),
  strided_slice: fn(
    'input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0, **options',
    stridedSlice,
  ),
  slice: fn('input_, begin, size, name=None', slice),
  transpose: fn("a, perm=None, conjugate=False, name='transpose'", (args, context) => {
    const input = tensorOf(args, 'a', context);
    const reversed = shapeOf(input)
      .map((_, axis) => axis)
      .reverse();
    return permute(input, args.isNone('perm') ? reversed : args.integers('perm'));
  }),
  reshape: fn('tensor, shape, name=None', (args, context) =>
    reshaped(tensorOf(args, 'tensor', context), sizesOf(args.get('shape')), context),
  ),
  ensure_shape: fn('x, shape, name=None', (args, context) => {
    const input = tensorOf(args, 'x', context);
    const told = context.items(args.get('shape'));
    const own = input.shape;
    if (own === null && told.some((one) => one.kind === 'none')) return input;
    return arrayLike(
      input,
      told.map((one, axis) =>
        one.kind === 'none' ? (own?.[axis] ?? 1) : dimensionOf(one, 'shape'),
      ),
    );
  }),
  expand_dims: fn('input, axis, name=None', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const rank = shapeOf(input).length + 1;
    return reshape(input, shapeOf(input).toSpliced(axisOf(args.get('axis'), rank, context), 0, 1));
  }),
  squeeze: fn('input, axis=None, name=None', (args, context) => {
    const input = tensorOf(args, 'input', context);
    const shape = shapeOf(input);
    const gone = args.isNone('axis')
      ? null
      : args.integers('axis').map((axis) => (axis < 0 ? axis + shape.length : axis));
    return reshape(
      input,
      shape.filter((one, axis) => one !== 1 || (gone !== null && !gone.includes(axis))),
    );
  }),
  broadcast_to: fn('input, shape, name=None', (args, context) =>
    arrayLike(tensorOf(args, 'input', context), sizesOf(args.get('shape'))),
  ),
  one_hot: fn(
    'indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None',
    (args, context) => {
      const input = tensorOf(args, 'indices', context);
      const shape = shapeOf(input);
      const axis = args.isNone('axis') ? -1 : args.integer('axis');
      const place = axis < 0 ? axis + shape.length + 1 : axis;
      const on = args.get('on_value');
      return arrayLike(input, shape.toSpliced(place, 0, args.dimension('depth')), {
        dtype:
          dtypeNamed(args.get('dtype'), tensorFlow) ?? (on.kind === 'int' ? 'int32' : 'float32'),
      });
    },
  ),
  shape: fn('input, *args, **options', (args, context) =>
    tuple(shapeOf(tensorOf(args, 'input', context)).map((one) => size(one))),
  ),
  rank: fn('input, name=None', (args, context) =>
    size(shapeOf(tensorOf(args, 'input', context)).length),
  ),
  size: fn('input, *args, **options', (args, context) =>
    size(shapeProduct(shapeOf(tensorOf(args, 'input', context)))),
  ),
  cast: fn('x, dtype, name=None', (args, context) => {
    const dtype = dtypeNamed(args.get('dtype'), tensorFlow) ?? 'float32';
    const input = tensorOf(args, 'x', context);
    return input.dtype === dtype ? input : { ...input, dtype, numbers: null };
  }),
  pad: fn("tensor, paddings, mode='CONSTANT', constant_values=0, name=None", (args, context) => {
    const input = tensorOf(args, 'tensor', context);
    const pairs = pairsOf(nestedValue(args.get('paddings')), shapeOf(input).length);
    const value = args.get('constant_values');
    const isConstant = args.text('mode').toUpperCase() === 'CONSTANT';
    const fill = value.kind === 'int' || value.kind === 'float' ? value.value : null;
    return context.passThrough({
      kind: 'tf.pad',
      framework: 'tensorflow',
      isPooling: false,
      pooling: null,
      built: null,
      geometry: null,
      input,
      output: padded(input, pairs.toReversed().flat(), isConstant ? fill : null),
    });
  }),
  space_to_batch: batchBlocks(true),
  space_to_batch_nd: batchBlocks(true),
  batch_to_space: batchBlocks(false),
  identity: fn('input, name=None', (args) => args.get('input')),
  identity_n: fn('input, name=None', (args) => args.get('input')),
  stop_gradient: fn('input, name=None', (args) => args.get('input')),
  range: sameAs('tensorflow.arange'),
  eye: fn('num_rows, num_columns=None, batch_shape=None, *args, **options', (args) => {
    const rows = args.dimension('num_rows');
    const columns = args.isNone('num_columns') ? rows : args.dimension('num_columns');
    const batch = args.isNone('batch_shape') ? [] : sizesOf(args.get('batch_shape'));
    return tensor([...batch, rows, columns], 'float32', 'eye');
  }),
  sequence_mask: fn('lengths, maxlen=None, dtype=None, name=None', (args, context) => {
    const input = tensorOf(args, 'lengths', context);
    const most = args.isNone('maxlen')
      ? input.numbers === null
        ? context.giveUp(say('the largest length depends on the data'))
        : Math.max(0, ...input.numbers.data)
      : args.dimension('maxlen');
    const dtype = dtypeNamed(args.get('dtype'), tensorFlow) ?? 'bool';
    return arrayLike(input, [...shapeOf(input), most], { dtype });
  }),
  scatter_nd: fn('indices, updates, shape, name=None', (args, context) =>
    arrayLike(tensorOf(args, 'updates', context), sizesOf(args.get('shape'))),
  ),
  ...Object.fromEntries(
    keeping('tensor', [
      'tensor_scatter_nd_update',
      'tensor_scatter_nd_add',
      'tensor_scatter_nd_sub',
      'tensor_scatter_nd_max',
      'tensor_scatter_nd_min',
    ]),
  ),
  ...Object.fromEntries(keeping('input', ['guarantee_const'])),
  unique: fn('x, *args, **options', (args, context) => {
    const input = tensorOf(args, 'x', context);
    if (input.numbers === null)
      return context.giveUp(
        say('how many elements `{name}` finds depends on the data', { name: 'unique' }),
      );
    const count = new Set(input.numbers.data).size;
    return tuple([arrayLike(input, [count]), arrayLike(input, shapeOf(input), { dtype: 'int32' })]);
  }),
  searchsorted: fn('sorted_sequence, values, *args, **options', (args, context) => {
    const input = tensorOf(args, 'values', context);
    return arrayLike(input, shapeOf(input), { dtype: 'int32' });
  }),
  bitcast: fn('input, type, name=None', (args, context) => {
    const input = tensorOf(args, 'input', context);
    return {
      ...input,
      dtype: dtypeNamed(args.get('type'), tensorFlow) ?? input.dtype,
      numbers: null,
    };
  }),
  saturate_cast: sameAs('tensorflow.cast'),
  grad_pass_through: fn('f', (args) => args.get('f')),
  recompute_grad: fn('f', (args) => args.get('f')),
  clip_by_global_norm: fn('t_list, *args, **options', (args, context) =>
    tuple([args.get('t_list'), context.unknown(say('a norm'))]),
  ),
  ...Object.fromEntries(
    ['py_function', 'numpy_function'].map((name) => [
      name,
      fn('func, inp, Tout, *args, **options', (args, context) =>
        context.call(args.get('func'), context.items(args.get('inp'))),
      ),
    ]),
  ),
};
