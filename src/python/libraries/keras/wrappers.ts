import { say } from '../../../engine/phrase.js';
import { multiply } from '../../dimension.js';
import { list } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, leader, shapeOf } from '../arrays/array.js';
import { reshape } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { kerasLayer, type KerasLayer } from './layer.js';
import { shapeText } from './shape-text.js';
import { listed } from '../arrays/listed-tensors.js';

/** The tensor of a call that passed the most layers, where a call takes several. */
function anyTensor(args: Arguments, context: LibraryContext): TensorValue {
  const value = args.get('inputs');
  if (value.kind !== 'list' && value.kind !== 'tuple') return args.tensor('inputs');
  return leader(listed(value, context)) ?? context.giveUp(say('nothing to merge'));
}

/** Forwards and backwards through a recurrent layer, their outputs put together. */
const bidirectional: KerasLayer = {
  parameters: "layer, merge_mode='concat'",
  mixes: true,
  output: (input, settings, context) => {
    const inner = context.call(settings.get('layer'), [input]);
    const [output, ...states] = inner.kind === 'tuple' ? inner.items : [inner];
    if (output?.kind !== 'tensor') return inner;
    const mode = settings.get('merge_mode');
    if (mode.kind !== 'string') return list([output, output, ...states, ...states]);
    const shape = shapeOf(output);
    const twice = mode.value === 'concat' ? 2 : 1;
    const joined = arrayLike(output, shape.with(-1, multiply(shape.at(-1) ?? 1, twice)));
    return states.length === 0
      ? joined
      : { kind: 'tuple', type: null, items: [joined, ...states, ...states] };
  },
};

/** Whether a layer slides a window over another number of axes than there are beside the channels. */
function poolsOtherRank(layer: Value, axes: number): boolean {
  if (layer.kind !== 'instance') return false;
  const rank = /^(?:Max|Average)Pooling(\d)D$/u.exec(layer.type.name)?.[1];
  return rank !== undefined && Number(rank) + 1 !== axes;
}

const timeDistributed: KerasLayer = {
  parameters: 'layer',
  mixes: true,
  output: (input, settings, context) => {
    const [batch = 1, steps = 1, ...rest] = shapeOf(input);
    if (rest.length === 0) {
      context.raise(
        'ValueError',
        `\`TimeDistributed\` Layer should be passed an \`input_shape\` with at least 3 dimensions, received: ${shapeText(shapeOf(input))}`,
      );
    }
    const layer = settings.get('layer');
    if (poolsOtherRank(layer, rest.length)) {
      context.giveUp(say('Keras lets a wrong number of axes pass here until the model runs'));
    }
    const inner = context.call(layer, [reshape(input, [batch, ...rest])]);
    if (inner.kind !== 'tensor') return inner;
    return arrayLike(inner, [batch, steps, ...shapeOf(inner).slice(1)]);
  },
};

/** A layer around another that calls it and changes nothing. */
const around: KerasLayer = {
  parameters: 'layer',
  mixes: true,
  output: (input, settings, context) => context.call(settings.get('layer'), [input]),
};

const lambda: KerasLayer = {
  parameters: 'function, output_shape=None, mask=None, arguments=None',
  mixes: true,
  takes: anyTensor,
  output: (_input, settings, context, args) => {
    const extra = new Map<string, Value>();
    const named = settings.get('arguments');
    if (named.kind === 'dict') {
      for (const { key, value } of named.entries.values()) {
        if (key.kind === 'string') extra.set(key.value, value);
      }
    }
    const result = context.call(settings.get('function'), [args.get('inputs')], extra);
    const told = settings.get('output_shape');
    if (result.kind !== 'unknown' || (told.kind !== 'tuple' && told.kind !== 'list')) return result;
    const input = anyTensor(args, context);
    return arrayLike(input, [shapeOf(input)[0] ?? 1, ...settings.dimensions('output_shape')]);
  },
};

/** Layers that hold another layer or function and call it. */
export const wrapperLayers: Readonly<Record<string, LibraryMember>> = {
  TimeDistributed: kerasLayer('TimeDistributed', timeDistributed),
  Bidirectional: kerasLayer('Bidirectional', bidirectional),
  SpectralNormalization: kerasLayer('SpectralNormalization', around),
  Lambda: kerasLayer('Lambda', lambda),
};
