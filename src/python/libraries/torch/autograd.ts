import { say } from '../../../engine/phrase.js';
import { NONE, tuple } from '../../values/create.js';
import { cls, fn, libraryModule, method, sameAs } from '../members.js';
import { contextManager } from './no-op-members.js';

/** `torch.autograd`: functions of one's own are called, gradients are not computed. */
export const autogradModules = [
  libraryModule('torch.autograd', {
    no_grad: contextManager('torch.autograd.no_grad'),
    Variable: fn('data, requires_grad=False, volatile=False', (args) => args.get('data')),
    grad: fn('*args, **options', (_args, context) =>
      context.unknown(say('gradients are not computed')),
    ),
    Function: cls({
      classMethods: {
        apply: method('*args', (args, context) => {
          const forward = context.getAttribute(args.self, 'forward') ?? NONE;
          const saved = context.instantiate('torch.autograd.function.FunctionCtx');
          return context.call(forward, [saved, ...args.rest]);
        }),
      },
    }),
  }),
  libraryModule('torch.autograd.function', {
    FunctionCtx: cls({
      methods: {
        save_for_backward: method('*tensors', (args, context) => {
          context.setAttribute(args.self, 'saved_tensors', tuple(args.rest));
          return NONE;
        }),
        mark_dirty: method('*tensors', () => NONE),
        mark_non_differentiable: method('*tensors', () => NONE),
        set_materialize_grads: method('value', () => NONE),
      },
    }),
    Function: sameAs('torch.autograd.Function'),
  }),
];
