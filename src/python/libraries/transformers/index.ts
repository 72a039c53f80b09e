import { say } from '../../../engine/phrase.js';
import { bool, int, NONE } from '../../values/create.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { cls, constant, fn, libraryModule, sameAs } from '../members.js';
import { autoModelBase, lazyMapping } from './auto.js';
import { configuration } from './configuration.js';
import { noOpDecorator, noOpDecoratorCall } from './decorators.js';
import { modelOutput } from './model-output.js';
import { attentionFunctions, checkpointedLayer, chunked, preTrainedModel } from './model.js';

type Members = Readonly<Record<string, LibraryMember>>;

const each = (names: readonly string[], member: LibraryMember): Members =>
  Object.fromEntries(names.map((name) => [name, member]));

const answer = (is: boolean): LibraryMember => fn('*args, **options', () => bool(is));
const nothing = fn('*args, **options', () => NONE);

/** Whether a package that models are built with is there; not seeing it doesn't mean that it isn't. */
const isInstalled = (name: string): LibraryMember =>
  fn('*args, **options', (_args, context) =>
    context.importModule(name) === null
      ? context.unknown(say('`{name}` isn’t in the workspace', { name }))
      : bool(true),
  );

const decorators: Members = {
  ...each(
    [
      'auto_docstring',
      'can_return_tuple',
      'check_model_inputs',
      'merge_with_config_defaults',
      'torch_compilable_check',
      'add_start_docstrings_to_callable',
    ],
    noOpDecorator,
  ),
  ...each(
    [
      'add_code_sample_docstrings',
      'add_end_docstrings',
      'add_start_docstrings',
      'add_start_docstrings_to_model_forward',
      'deprecate_kwarg',
      'replace_return_docstrings',
      'requires',
    ],
    noOpDecoratorCall,
  ),
};

/** Packages that aren't asked for: what a model gives is the same with and without them. */
const packages: Members = {
  ...each(
    [
      'accelerate',
      'apex',
      'causal_conv1d',
      'essentia',
      'flash_attn_2',
      'flash_attn_3',
      'flax',
      'fsdp',
      'kernels',
      'librosa',
      'mamba_ssm',
      'ninja',
      'peft',
      'pytesseract',
      'scipy',
      'tf',
      'torch_npu',
      'torch_xla',
      'torch_fx_proxy',
      'torchdynamo',
      'torch_flex_attn',
      'vision',
      'levenshtein',
      'cv2',
      'torchaudio',
      'hqq',
      'grouped_mm',
    ].map((name) => `is_${name}_available`),
    answer(false),
  ),
  ...each(
    [
      'is_torch_available',
      'is_torchvision_available',
      'is_torch_greater_or_equal',
      'is_torch_sdpa_available',
    ],
    answer(true),
  ),
  ...each(
    [
      'is_torch_fx_proxy',
      'is_torchdynamo_compiling',
      'is_tracing',
      'is_jax_tensor',
      'is_tf_tensor',
      'is_flash_attention_requested',
    ],
    answer(false),
  ),
  ...Object.fromEntries(
    ['detectron2', 'natten', 'timm'].map((name) => [`is_${name}_available`, isInstalled(name)]),
  ),
  requires_backends: nothing,
};

const utilities: Members = {
  ...decorators,
  ...packages,
  ModelOutput: sameAs('transformers.utils.generic.ModelOutput'),
  logging: sameAs('transformers.utils.logging'),
  torch_int: fn('x', (args, context) =>
    context.call(context.named('builtins.int'), [args.get('x')]),
  ),
  torch_float: fn('x', (args) => args.get('x')),
};

const logger = sameAs('logging.getLogger');
const mask = nothing;

const tables: Readonly<Record<string, Members>> = {
  'transformers.utils': utilities,
  'transformers.file_utils': utilities,
  'transformers.utils.doc': { ...decorators, copy_func: fn('f', (args) => args.get('f')) },
  'transformers.utils.auto_docstring': decorators,
  'transformers.utils.args_doc': decorators,
  'transformers.utils.deprecation': decorators,
  'transformers.utils.import_utils': packages,
  'transformers.utils.logging': { get_logger: logger },
  'transformers.utils.generic': {
    ...decorators,
    ModelOutput: modelOutput,
    torch_int: utilities['torch_int'] ?? nothing,
    torch_float: utilities['torch_float'] ?? nothing,
    is_flash_attention_requested: answer(false),
    maybe_autocast: fn('*args, **options', (_args, context) =>
      context.call(context.named('contextlib.nullcontext'), []),
    ),
  },
  'transformers.configuration_utils': {
    PreTrainedConfig: configuration,
    PretrainedConfig: sameAs('transformers.configuration_utils.PreTrainedConfig'),
    layer_type_validation: nothing,
  },
  'transformers.modeling_utils': {
    PreTrainedModel: preTrainedModel,
    PreTrainedAudioTokenizerBase: sameAs('transformers.modeling_utils.PreTrainedModel'),
    AttentionFunctions: attentionFunctions,
    ALL_ATTENTION_FUNCTIONS: constant((context) =>
      context.instantiate('transformers.modeling_utils.AttentionFunctions'),
    ),
    apply_chunking_to_forward: chunked,
    find_pruneable_heads_and_indices: nothing,
    prune_linear_layer: nothing,
  },
  'transformers.modeling_layers': { GradientCheckpointingLayer: checkpointedLayer },
  'transformers.modeling_rope_utils': { dynamic_rope_update: noOpDecorator },
  'transformers.generation': { GenerationMixin: cls({}) },
  'transformers.generation.utils': {
    GenerationMixin: sameAs('transformers.generation.GenerationMixin'),
  },
  'transformers.integrations': {
    ...each(
      [
        'use_kernel_forward_from_hub',
        'use_kernel_func_from_hub',
        'use_kernelized_func',
        'use_kernel_func_from_hub_with_fallback',
      ],
      noOpDecoratorCall,
    ),
    use_experts_implementation: noOpDecorator,
    is_deepspeed_zero3_enabled: answer(false),
    is_fsdp_managed_module: answer(false),
  },
  'transformers.integrations.hub_kernels': {
    ...each(
      ['use_kernel_forward_from_hub', 'use_kernel_func_from_hub', 'use_kernelized_func'],
      noOpDecoratorCall,
    ),
  },
  'transformers.integrations.accelerate': { force_accelerate_hooks: noOpDecorator },
  'transformers.integrations.deepspeed': { is_deepspeed_zero3_enabled: answer(false) },
  'transformers.integrations.fsdp': { is_fsdp_managed_module: answer(false) },
  'transformers.masking_utils': each(
    [
      'create_causal_mask',
      'create_bidirectional_mask',
      'create_sliding_window_causal_mask',
      'create_bidirectional_sliding_window_mask',
      'create_chunked_causal_mask',
      'create_recurrent_attention_mask',
    ],
    mask,
  ),
  'transformers.modeling_attn_mask_utils': each(
    [
      '_prepare_4d_attention_mask',
      '_prepare_4d_causal_attention_mask',
      '_prepare_4d_attention_mask_for_sdpa',
    ],
    mask,
  ),
  'transformers.pytorch_utils': {
    apply_chunking_to_forward: chunked,
    compile_compatible_method_lru_cache: noOpDecoratorCall,
    find_pruneable_heads_and_indices: nothing,
    prune_linear_layer: nothing,
    is_torch_greater_or_equal_than_2_0: constant(() => bool(true)),
  },
  'transformers.models.auto.auto_factory': {
    _BaseAutoModelClass: autoModelBase,
    _BaseAutoBackboneClass: sameAs('transformers.models.auto.auto_factory._BaseAutoModelClass'),
    _LazyAutoMapping: lazyMapping,
    auto_class_update: noOpDecorator,
    getattribute_from_module: nothing,
  },
};

/** The machinery of transformers; its models are read from their source. */
export const transformersModules: readonly LibraryModule[] = [
  ...Object.entries(tables).map(([name, members]) => ({
    ...libraryModule(name, members),
    addsToSource: true,
  })),
  libraryModule('huggingface_hub.dataclasses', {
    strict: noOpDecorator,
    validated_field: fn('*args, **options', (args) => args.extra.get('default') ?? int(0)),
    as_validated_field: fn('validator', (_args, context) =>
      context.named('huggingface_hub.dataclasses.validated_field'),
    ),
  }),
];
