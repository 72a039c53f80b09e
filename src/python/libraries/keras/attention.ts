import { say } from '../../../engine/phrase.js';
import { tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { kerasLayer, withoutNumbers, type KerasLayer } from './layer.js';
import { listed } from '../arrays/listed-tensors.js';

/** An argument of a call, by its place after the inputs or by its name. */
function alsoGiven(args: Arguments, at: number, name: string): Value | null {
  return args.rest[at] ?? args.extra.get(name) ?? null;
}

/** Whether the scores are asked for beside the output. */
function wantsScores(args: Arguments): boolean {
  const asked = args.extra.get('return_attention_scores');
  return asked?.kind === 'bool' && asked.value;
}

/** The query, which may be given by its name. */
function query(args: Arguments): TensorValue {
  const named = args.extra.get('query');
  return named?.kind === 'tensor' ? named : args.tensor('inputs');
}

const multiHead: KerasLayer = {
  parameters:
    'num_heads, key_dim, value_dim=None, dropout=0.0, use_bias=True, output_shape=None, attention_axes=None',
  mixes: true,
  takes: query,
  output: (input, settings, _context, args) => {
    const shape = shapeOf(input);
    const output = settings.isNone('output_shape')
      ? withoutNumbers(input)
      : arrayLike(input, [...shape.slice(0, -1), ...settings.dimensions('output_shape')]);
    if (!wantsScores(args)) return output;
    const value = alsoGiven(args, 0, 'value');
    const keys = value?.kind === 'tensor' ? shapeOf(value) : shape;
    const [batch = 1, length = 1] = shape;
    const heads = settings.dimension('num_heads');
    return tuple([output, arrayLike(input, [batch, heads, length, keys[1] ?? 1])]);
  },
};

const grouped: KerasLayer = {
  ...multiHead,
  parameters: 'head_dim, num_query_heads, num_key_value_heads, dropout=0.0, use_bias=True',
  output: (input) => withoutNumbers(input),
};

/** `[query, value]` or `[query, value, key]`: as long as the query, as deep as the value. */
const dotProduct: KerasLayer = {
  parameters: "use_scale=False, score_mode='dot', dropout=0.0",
  mixes: true,
  takes: firstOfList,
  output: (input, _settings, context, args) => {
    const [, value] = listed(args.get('inputs'), context);
    if (value === undefined)
      return context.giveUp(say('attention takes a list of a query and a value'));
    const output = arrayLike(input, [...shapeOf(input).slice(0, -1), shapeOf(value).at(-1) ?? 1]);
    if (!wantsScores(args)) return output;
    const scores = [...shapeOf(input).slice(0, -1), shapeOf(value).at(-2) ?? 1];
    return tuple([output, arrayLike(input, scores)]);
  },
};

function firstOfList(args: Arguments, context: LibraryContext): TensorValue {
  const [first] = listed(args.get('inputs'), context);
  return first ?? context.giveUp(say('attention takes a list of a query and a value'));
}

/** Attention layers. */
export const attentionLayers: Readonly<Record<string, LibraryMember>> = {
  MultiHeadAttention: kerasLayer('MultiHeadAttention', multiHead),
  GroupedQueryAttention: kerasLayer('GroupedQueryAttention', grouped),
  GroupQueryAttention: kerasLayer('GroupQueryAttention', grouped),
  Attention: kerasLayer('Attention', dotProduct),
  AdditiveAttention: kerasLayer('AdditiveAttention', {
    ...dotProduct,
    parameters: 'use_scale=True, dropout=0.0',
  }),
};
