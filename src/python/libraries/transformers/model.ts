import { say } from '../../../engine/phrase.js';
import { bool, dictOf, list, NONE, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { cls, fn, method } from '../members.js';
import { soMany } from '../so-many.js';

const nothing: BuiltinFunction = method('*args, **options', () => NONE);

/** Tells the module that collects outputs which layers of a class it may listen to. */
function announceOutputs(self: Value, context: LibraryContext): void {
  const type = context.typeOf(self);
  const named = context.getAttribute(type, '_can_record_outputs');
  const layers = named?.kind === 'dict' ? named : dictOf([]);
  const capturing = context.importModule('transformers.utils.output_capturing');
  const registry =
    capturing === null ? undefined : context.getAttribute(capturing, '_CAN_RECORD_REGISTRY');
  if (registry?.kind === 'dict') context.setItem(registry, string(context.text(type)), layers);
}

const whole: Value = { kind: 'slice', start: NONE, stop: NONE, step: NONE };

/** A mask over tokens as attention adds it: its sizes broadcast. */
const extendedMask: BuiltinFunction = method(
  'attention_mask, *args, **options',
  (args, context) => {
    const mask = args.get('attention_mask');
    const rank = mask.kind === 'tensor' ? mask.shape?.length : undefined;
    if (rank === 2) return context.getItem(mask, tuple([whole, NONE, NONE, whole]));
    return rank === 3 ? context.getItem(mask, tuple([whole, NONE, whole, whole])) : mask;
  },
);

/** A model of a class for a configuration. */
const fromConfiguration: BuiltinFunction = method('config, *args, **options', (args, context) =>
  context.call(args.self, [args.get('config')]),
);

const fromPretrained: BuiltinFunction = method('name=None, *args, **options', (args, context) => {
  const config = args.extra.get('config');
  if (config?.kind === 'instance') return context.call(args.self, [config]);
  const name = args.get('name');
  const shown = name.kind === 'string' ? name.value : '…';
  return context.unknown(say('the configuration of `{name}` isn’t in the code', { name: shown }));
});

/** `PreTrainedModel`: a module with a configuration; weights are never loaded. */
export const preTrainedModel = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  constants: {
    base_model_prefix: () => string(''),
    main_input_name: () => string('input_ids'),
    config_class: () => NONE,
    _can_record_outputs: () => NONE,
    _auto_class: () => NONE,
    supports_gradient_checkpointing: () => bool(false),
    gradient_checkpointing: () => bool(false),
    is_gradient_checkpointing: () => bool(false),
    generation_config: () => NONE,
    _is_stateful: () => bool(false),
    training: () => bool(false),
  },
  methods: {
    __init__: method('config=None, *args, **options', (args, context) => {
      context.setAttribute(args.self, 'training', bool(context.training));
      context.setAttribute(args.self, 'config', args.get('config'));
      context.setAttribute(
        args.self,
        'warnings_issued',
        context.call(context.named('builtins.dict'), []),
      );
      announceOutputs(args.self, context);
      return NONE;
    }),
    ...Object.fromEntries(
      [
        '_init_weights',
        '_backward_compatibility_gradient_checkpointing',
        'add_model_tags',
        'enable_input_require_grads',
        'gradient_checkpointing_disable',
        'gradient_checkpointing_enable',
        'init_weights',
        'post_init',
        'save_pretrained',
        'set_attn_implementation',
        'tie_weights',
        'update_keys_to_ignore',
        'warn_if_padding_and_no_attention_mask',
      ].map((name) => [name, nothing]),
    ),
    get_extended_attention_mask: extendedMask,
    invert_attention_mask: extendedMask,
    get_head_mask: method('head_mask, num_hidden_layers, *args, **options', (args, context) => {
      if (!args.isNone('head_mask')) return context.unknown(say('head masks aren’t followed'));
      return list(soMany(args.integer('num_hidden_layers'), context, () => NONE));
    }),
    num_parameters: method('*args, **options', (_args, context) =>
      context.unknown(say('parameters are not counted')),
    ),
    get_correct_attn_implementation: method('*args, **options', () => string('eager')),
  },
  properties: {
    base_model: method('', (args, context) => {
      const prefix = context.getAttribute(args.self, 'base_model_prefix');
      const name = prefix?.kind === 'string' ? prefix.value : '';
      return name === '' ? args.self : (context.getAttribute(args.self, name) ?? args.self);
    }),
    dtype: method('', (_args, context) => context.named('torch.float32')),
    device: method('', (_args, context) =>
      context.call(context.named('torch.device'), [string('cpu')]),
    ),
    loss_function: method('', (_args, context) => context.unknown(say('losses aren’t followed'))),
    framework: method('', () => string('pt')),
  },
  classMethods: {
    _from_config: fromConfiguration,
    from_pretrained: fromPretrained,
    can_generate: method('', () => bool(false)),
    is_backend_compatible: method('', () => bool(true)),
    register_for_auto_class: nothing,
  },
});

/** A layer that may be run again for its gradient: what it gives is the same. */
export const checkpointedLayer = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  constants: { gradient_checkpointing: () => bool(false) },
});

/** The table of attention functions: each gives what the model's own gives. */
export const attentionFunctions = cls({
  methods: {
    get_interface: method('name=None, default=None, *args, **options', (args) =>
      args.get('default'),
    ),
    get: method('name=None, default=None', (args) => args.get('default')),
    __getitem__: method('name', (args, context) =>
      context.unknown(
        say('the attention `{name}` isn’t followed', { name: context.text(args.get('name')) }),
      ),
    ),
    valid_keys: method('', () => list([string('eager')])),
  },
});

/** Splits what it is given into chunks and joins what comes out: the same sizes as without. */
export const chunked = fn('forward_fn, chunk_size, chunk_dim, *input_tensors', (args, context) =>
  context.call(args.get('forward_fn'), args.rest),
);
