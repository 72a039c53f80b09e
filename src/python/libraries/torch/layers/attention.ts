import type { Shape } from '../../../site.js';
import { bool, int, NONE, tuple } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { arrayLike, shapeOf } from '../../arrays/array.js';
import { multiply, type Dimension } from '../../../dimension.js';
import type { LibraryMember } from '../../contract.js';
import { cls, fn, method } from '../../members.js';
import { settingsOf, storeArguments } from '../../layers/settings.js';
import { parameter, tensor } from '../tensors.js';
import { checkSequence } from './recurrent.js';
import { layerClass } from './simple-layer.js';

/** Sequence length, batch and features of an input, by `batch_first`; null: not batched. */
function sequenceOf(
  shape: Shape,
  batchFirst: boolean,
): { length: Dimension; batch: Dimension | null } {
  if (shape.length === 2) return { length: shape[0] ?? 1, batch: null };
  const [first = 1, second = 1] = shape;
  return batchFirst ? { length: second, batch: first } : { length: first, batch: second };
}

const attention = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    __init__: method(
      'embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False, device=None, dtype=None',
      (args, context) => {
        const self = args.selfInstance();
        storeArguments(args, context);
        context.setAttribute(self, 'training', bool(context.training));
        const size = args.dimension('embed_dim');
        const heads = args.integer('num_heads');
        if (typeof size === 'number') {
          if (size % heads !== 0) {
            context.raise('AssertionError', 'embed_dim must be divisible by num_heads');
          }
          context.setAttribute(self, 'head_dim', int(size / heads));
        }
        context.setAttribute(self, 'in_proj_weight', parameter([multiply(size, 3), size]));
        const bias = args.flag('bias');
        context.setAttribute(self, 'in_proj_bias', bias ? parameter([multiply(size, 3)]) : NONE);
        const projection = context.call(context.named('torch.nn.Linear'), [
          args.get('embed_dim'),
          args.get('embed_dim'),
        ]);
        context.setAttribute(self, 'out_proj', projection);
        context.built(self, {
          kind: 'MultiheadAttention',
          framework: 'torch',
          isPooling: false,
          pooling: null,
        });
        return NONE;
      },
    ),
    forward: method(
      'query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None, average_attn_weights=True, is_causal=False',
      (args, context) => {
        const self = args.selfInstance();
        const settings = settingsOf(self);
        const query = args.tensor('query');
        const key = args.tensor('key');
        const output = context.passThrough({
          kind: 'MultiheadAttention',
          framework: 'torch',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: null,
          input: query,
          output: arrayLike(query, shapeOf(query)),
        });
        if (!args.flag('need_weights')) return tuple([output, NONE]);
        const first = settings.flag('batch_first');
        const from = sequenceOf(shapeOf(query), first);
        const to = sequenceOf(shapeOf(key), first);
        const heads = args.flag('average_attn_weights') ? [] : [settings.integer('num_heads')];
        const batch = from.batch === null ? [] : [from.batch];
        return tuple([output, tensor([...batch, ...heads, from.length, to.length])]);
      },
    ),
  },
});

/** `RNN`, `LSTM`, `GRU`: the sequence with another feature size, and the last states. */
function recurrent(kind: string): LibraryMember {
  return cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(
        'input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, **options',
        (args, context) => {
          const self = args.selfInstance();
          storeArguments(args, context);
          context.setAttribute(self, 'training', bool(context.training));
          context.built(
            self,
            { kind, framework: 'torch', isPooling: false, pooling: null },
            args.written,
          );
          return NONE;
        },
      ),
      flatten_parameters: method('', () => NONE),
      forward: method('input, hx=None', (args, context) => {
        const self = args.selfInstance();
        const settings = settingsOf(self);
        const input = args.tensor('input');
        const shape = shapeOf(input);
        checkSequence(kind, input, settings, context);
        const ways = settings.flag('bidirectional') ? 2 : 1;
        const hidden = settings.dimension('hidden_size');
        const { batch } = sequenceOf(shape, settings.flag('batch_first'));
        const layers = settings.integer('num_layers') * ways;
        const state = tensor([layers, ...(batch === null ? [] : [batch]), hidden]);
        const output = context.passThrough({
          kind,
          framework: 'torch',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: null,
          input,
          output: arrayLike(input, [...shape.slice(0, -1), multiply(hidden, ways)]),
        });
        const states: Value = kind === 'LSTM' ? tuple([state, tensor(shapeOf(state))]) : state;
        return tuple([output, states]);
      }),
    },
  });
}

const keeps = (input: TensorValue): TensorValue => ({ ...input, numbers: null });

const TRANSFORMER_LAYER =
  "d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True, device=None, dtype=None";

/** Attention and recurrent layers of `torch.nn`. */
export const attentionLayers: Readonly<Record<string, LibraryMember>> = {
  MultiheadAttention: attention,
  TransformerEncoderLayer: layerClass('TransformerEncoderLayer', {
    parameters: TRANSFORMER_LAYER,
    inputs: 'src, src_mask=None, src_key_padding_mask=None, is_causal=False',
    geometry: null,
    output: keeps,
  }),
  TransformerDecoderLayer: layerClass('TransformerDecoderLayer', {
    parameters: TRANSFORMER_LAYER,
    inputs: 'tgt, memory, **options',
    geometry: null,
    output: keeps,
  }),
  TransformerEncoder: layerClass('TransformerEncoder', {
    parameters: 'encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True',
    inputs: 'src, mask=None, src_key_padding_mask=None, is_causal=None',
    geometry: null,
    output: keeps,
  }),
  TransformerDecoder: layerClass('TransformerDecoder', {
    parameters: 'decoder_layer, num_layers, norm=None',
    inputs: 'tgt, memory, **options',
    geometry: null,
    output: keeps,
  }),
  Transformer: layerClass('Transformer', {
    parameters: 'd_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, **options',
    inputs: 'src, tgt, **options',
    geometry: null,
    output: (_input, _settings, _context, args) => keeps(args.tensor('tgt')),
  }),
  RNN: recurrent('RNN'),
  LSTM: recurrent('LSTM'),
  GRU: recurrent('GRU'),
};

/** The function behind attention. */
export const attentionFunctions: Readonly<Record<string, LibraryMember>> = {
  multi_head_attention_forward: fn(
    'query, key, value, embed_dim_to_check, num_heads, *args, need_weights=True, **options',
    (args) => tuple([keeps(args.tensor('query')), NONE]),
  ),
};
