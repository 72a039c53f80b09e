import { bool, NONE } from '../../values/create.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';

/** A function that does nothing to shapes: seeds, settings, saving. */
export const nothing: LibraryMember & { entry: 'function' } = fn('*args, **options', () => NONE);

/** A function that gives back its first argument, also where it is used with arguments as a decorator. */
export function identityFunction(signature: string): LibraryMember {
  const [first = ''] = signature.split('=');
  return fn(`${signature}, *args, **options`, (args, context) => {
    if (args.given(first)) return args.get(first);
    return context.named('torch.jit.unused');
  });
}

/** `with torch.no_grad():`, `@torch.no_grad()` and `@torch.no_grad`; `made` is told of each. */
export function contextManager(
  name: string,
  made?: (context: LibraryContext) => void,
): LibraryMember {
  return cls({
    construct: method('*args, **options', (args, context) => {
      made?.(context);
      const [first] = args.rest;
      const decorates = first?.kind === 'function' || first?.kind === 'bound-method';
      return decorates ? first : context.instantiate(name);
    }),
    methods: {
      __enter__: method('', (args) => args.self),
      __exit__: method('*args', () => bool(false)),
      __call__: method('function', (args) => args.get('function')),
    },
  });
}
