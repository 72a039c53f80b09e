import { isEqual } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import { arrayLike, leader, shapeOf } from '../arrays/array.js';
import { sizesText, sizeText } from '../arrays/size-text.js';
import type { Arguments } from '../arguments.js';
import type { LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { listed } from '../arrays/listed-tensors.js';
import { joined, merged, type MergeCall } from './combining.js';
import { rememberInputShape } from './layer.js';

type Merge = (tensors: readonly TensorValue[], settings: Arguments, call: MergeCall) => TensorValue;

function mergeLayer(kind: string, parameters: string, merge: Merge): LibraryMember {
  return cls({
    bases: ['keras.layers.Layer'],
    isLayer: true,
    methods: {
      __init__: method(
        `${parameters}${parameters === '' ? '' : ', '}**options`,
        (args, context) => {
          storeArguments(args, context);
          rememberInputShape(args.selfInstance(), args, context);
          context.built(args.selfInstance(), {
            kind,
            framework: 'keras',
            isPooling: false,
            pooling: null,
          });
          return NONE;
        },
      ),
      call: method('inputs, *args, **options', (args, context) => {
        const self = args.selfInstance();
        const tensors = listed(args.get('inputs'), context);
        const output = merge(tensors, settingsOf(self), { kind, self, context });
        return context.passThrough({
          kind,
          framework: 'keras',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: 'elementwise',
          input: leader(tensors) ?? output,
          joins: tensors,
          output,
        });
      }),
    },
  });
}

const add: Merge = (tensors, _settings, call) => merged(tensors, call);
const join: Merge = (tensors, settings, call) => joined(tensors, settings.integer('axis'), call);

/** `Dot(axes)`: sums over one axis of each; the batch stays. */
const dot: Merge = (tensors, settings, { context }) => {
  const [a, b] = tensors;
  if (a === undefined || b === undefined)
    return context.raise('ValueError', 'A `Dot` layer should be called on a list of 2 inputs.');
  const [left, right]: readonly [Shape, Shape] = [shapeOf(a), shapeOf(b)];
  const asked = settings.integers('axes');
  const [first = 0, second = 0] = [left, right].map((shape, side) => {
    const axis = asked[side] ?? asked[0] ?? 0;
    return axis < 0 ? axis + shape.length : axis;
  });
  if (isEqual(left[first] ?? 1, right[second] ?? 1) === false) {
    context.raise(
      'ValueError',
      `Incompatible input shapes: axis values ${sizeText(left[first])} (at axis ${first}) != ${sizeText(right[second])} (at axis ${second}). Full input shapes: (${sizesText(left)}), (${sizesText(right)})`,
    );
  }
  const output = [...left.toSpliced(first, 1), ...right.toSpliced(second, 1).slice(1)];
  return arrayLike(leader([a, b]) ?? a, output.length === 1 ? [...output, 1] : output);
};

const ELEMENTWISE = ['Add', 'Subtract', 'Multiply', 'Average', 'Maximum', 'Minimum'];

/** Layers that take several tensors, and their functions in lower case. */
export const mergingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(ELEMENTWISE.map((kind) => [kind, mergeLayer(kind, '', add)])),
  Dot: mergeLayer('Dot', 'axes, normalize=False', dot),
  dot: fn('inputs, axes=-1, normalize=False, **options', (args, context) => {
    const layer = context.call(context.named('keras.layers.Dot'), [args.get('axes')]);
    return context.call(layer, [args.get('inputs')]);
  }),
  Concatenate: mergeLayer('Concatenate', 'axis=-1', join),
  ...Object.fromEntries(
    ELEMENTWISE.map((kind) => [
      kind.toLowerCase(),
      fn('inputs, **options', (args, context) => {
        const layer = context.call(context.named(`keras.layers.${kind}`), []);
        return context.call(layer, [args.get('inputs')]);
      }),
    ]),
  ),
  concatenate: fn('inputs, axis=-1, **options', (args, context) => {
    const layer = context.call(context.named('keras.layers.Concatenate'), [args.get('axis')]);
    return context.call(layer, [args.get('inputs')]);
  }),
};
