import { say } from '../../../engine/phrase.js';
import { NONE } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { BuiltinFunction } from '../contract.js';
import { method } from '../members.js';
import { shapeOfSpec, tensor } from './tensors.js';
import { trainingMethods } from './training.js';

/** The layers of a `Sequential`, in order. */
export function layersOf(self: InstanceValue): readonly Value[] {
  const layers = self.attributes.get('layers');
  return layers?.kind === 'list' ? layers.items : [];
}

/** `build(input_shape)`: passes an input of that shape. */
const build: BuiltinFunction = method('input_shape=None', (args, context) => {
  if (args.isNone('input_shape')) return NONE;
  const input = tensor(shapeOfSpec(context.items(args.get('input_shape'))), 'float32', 'build(…)');
  context.call(args.self, [input]);
  return NONE;
});

const nothing: BuiltinFunction = method('*args, **options', () => NONE);

/** What any model of Keras has. */
export const modelMethods = {
  ...trainingMethods,
  summary: nothing,
  save: nothing,
  save_weights: nothing,
  load_weights: nothing,
  build,
  get_layer: method('name=None, index=None', (args, context) => {
    const self = args.selfInstance();
    const found = layersOf(self).find((layer) => {
      const name = layer.kind === 'instance' ? layer.attributes.get('name') : undefined;
      return name !== undefined && context.equal(name, args.get('name')) === true;
    });
    const at = args.integerOrNone('index');
    return (
      found ??
      (at === null ? undefined : layersOf(self).at(at)) ??
      context.unknown(say('there is no such layer that can be read'))
    );
  }),
};
