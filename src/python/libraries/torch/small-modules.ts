import { say } from '../../../engine/phrase.js';
import { bool, int, NONE, tuple } from '../../values/create.js';
import { cls, fn, libraryModule, method, sameAs } from '../members.js';
import { forgetTypes } from './layers/element-types.js';
import { contextManager, nothing } from './no-op-members.js';
import { tensorOperations } from './operations/index.js';
import { asFunctions } from './operations/operation.js';
import { parameterClass } from './tensor-class.js';
import { handleClass } from './layers/hooks.js';

/** `(values, indices)`: a pair that has them as attributes too. */
const valuesAndIndices = cls({
  bases: ['builtins.tuple'],
  construct: method('values, indices', (args, context) => {
    const result = context.instantiate('torch.return_types.values_indices');
    result.native = tuple([args.get('values'), args.get('indices')]);
    context.setAttribute(result, 'values', args.get('values'));
    context.setAttribute(result, 'indices', args.get('indices'));
    return result;
  }),
});

/** Modules of `torch` whose members do nothing to shapes. */
export const smallModules = [
  libraryModule('torch.return_types', { values_indices: valuesAndIndices }),
  libraryModule('torch.fx', {
    wrap: fn('fn_or_name', (args) => args.get('fn_or_name')),
  }),
  libraryModule('torch._C', { _log_api_usage_once: nothing }),
  libraryModule('torch.utils.checkpoint', {
    checkpoint: fn('function, *args, **options', (args, context) =>
      context.call(args.get('function'), args.rest),
    ),
    checkpoint_sequential: fn('functions, segments, input, **options', (args, context) =>
      context.call(args.get('functions'), [args.get('input')]),
    ),
  }),
  libraryModule('torch.utils.hooks', { RemovableHandle: handleClass }),
  libraryModule('torch.hub', {
    load_state_dict_from_url: fn('url, *args, **options', (_args, context) =>
      context.unknown(say('weights are not loaded while code is read')),
    ),
  }),
  libraryModule('torch.utils.model_zoo', {
    load_url: fn('url, *args, **options', (_args, context) =>
      context.unknown(say('weights are not loaded while code is read')),
    ),
  }),
  libraryModule('torch.onnx', {
    export: fn('model, args=(), *rest, **options', (args, context) => {
      const given = args.get('args');
      context.call(args.get('model'), given.kind === 'tuple' ? given.items : [given]);
      return NONE;
    }),
    is_in_onnx_export: fn('', () => bool(false)),
  }),
  libraryModule('torch.cuda', {
    is_available: fn('', () => bool(false)),
    device_count: fn('', () => int(0)),
    empty_cache: nothing,
    synchronize: nothing,
    manual_seed: nothing,
    manual_seed_all: nothing,
  }),
  libraryModule('torch.cuda.amp', {
    autocast: contextManager('torch.cuda.amp.autocast', forgetTypes),
  }),
  libraryModule('torch.amp', { autocast: contextManager('torch.amp.autocast', forgetTypes) }),
  libraryModule('torch.backends.mps', { is_available: fn('', () => bool(false)) }),
  libraryModule('torch.backends.cudnn', {}),
  libraryModule('torch.random', { manual_seed: nothing }),
  libraryModule('torch.special', asFunctions(tensorOperations)),
  libraryModule('torch.linalg', {
    norm: sameAs('torch.norm'),
    vector_norm: fn('x, ord=2, dim=None, keepdim=False', (args, context) =>
      context.call(context.named('torch.norm'), [
        args.get('x'),
        int(2),
        args.get('dim'),
        args.get('keepdim'),
      ]),
    ),
    matmul: sameAs('torch.matmul'),
  }),
  libraryModule('torch.nn.parameter', {
    Parameter: parameterClass,
    Buffer: fn('data=None, *, persistent=True', (args) => args.get('data')),
    UninitializedParameter: parameterClass,
  }),
];
