import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import { leader } from '../arrays/array.js';
import type { Arguments } from '../arguments.js';
import { cls, fn, method, type LibraryContext, type LibraryMember } from '../contract.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { joined, listed, merged } from './combining.js';

type Merge = (
  tensors: readonly TensorValue[],
  settings: Arguments,
  context: LibraryContext,
) => TensorValue;

function mergeLayer(kind: string, parameters: string, merge: Merge): LibraryMember {
  return cls({
    bases: ['keras.layers.Layer'],
    isLayer: true,
    methods: {
      __init__: method(
        `${parameters}${parameters === '' ? '' : ', '}**options`,
        (args, context) => {
          storeArguments(args, context);
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
        const output = merge(tensors, settingsOf(self), context);
        return context.passThrough({
          kind,
          framework: 'keras',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: 'elementwise',
          input: leader(tensors) ?? output,
          output,
        });
      }),
    },
  });
}

const add: Merge = (tensors, _settings, context) => merged(tensors, context);
const join: Merge = (tensors, settings, context) =>
  joined(tensors, settings.integer('axis'), context);

const ELEMENTWISE = ['Add', 'Subtract', 'Multiply', 'Average', 'Maximum', 'Minimum'];

/** Layers that take several tensors, and their functions in lower case. */
export const mergingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(ELEMENTWISE.map((kind) => [kind, mergeLayer(kind, '', add)])),
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
