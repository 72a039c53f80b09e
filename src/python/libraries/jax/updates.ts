import { NONE } from '../../values/create.js';
import { indexed } from '../arrays/indexing.js';
import type { BuiltinFunction, LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';

/** An array with other numbers, in the shape of the one that `.at` was read from. */
const updated: BuiltinFunction = method('*args, **options', (args, context) => {
  const array = context.getAttribute(args.self, 'array') ?? NONE;
  return array.kind === 'tensor' ? { ...array, numbers: null } : array;
});

/** `x.at[:, 0].set(1.0)`: what `x.at` and `x.at[…]` are. */
export const updateClasses: Readonly<Record<string, LibraryMember>> = {
  _IndexUpdateHelper: cls({
    methods: {
      __getitem__: method('key', (args, context) => {
        const made = context.instantiate('jax._IndexUpdateRef');
        context.setAttribute(made, 'array', context.getAttribute(args.self, 'array') ?? NONE);
        context.setAttribute(made, 'index', args.get('key'));
        return made;
      }),
    },
  }),
  _IndexUpdateRef: cls({
    methods: {
      ...Object.fromEntries(
        ['set', 'add', 'subtract', 'multiply', 'mul', 'divide', 'power', 'min', 'max', 'apply'].map(
          (name) => [name, updated],
        ),
      ),
      get: method('**options', (args, context) => {
        const array = context.getAttribute(args.self, 'array') ?? NONE;
        if (array.kind !== 'tensor') return array;
        return indexed(array, context.getAttribute(args.self, 'index') ?? NONE, context);
      }),
    },
  }),
};
