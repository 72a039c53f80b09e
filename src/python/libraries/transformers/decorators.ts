import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';

/** What a decorator with arguments gives: it hands on what it decorates. */
function keeping(context: LibraryContext): Value {
  return context.named('torch.jit.unused');
}

/** `@name`, `@name()` and `@name(options)`: the decorated thing stays what it is. */
export const noOpDecorator: LibraryMember = fn(
  'decorated=None, *args, **options',
  (args, context) => {
    const decorated = args.get('decorated');
    const isDecorated = decorated.kind === 'function' || decorated.kind === 'class';
    return isDecorated ? decorated : keeping(context);
  },
);

/** `@name(…)`, whose arguments may be functions or classes themselves. */
export const noOpDecoratorCall: LibraryMember = fn('*args, **options', (_args, context) =>
  keeping(context),
);
