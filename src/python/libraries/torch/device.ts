import { bool, int, NONE, string } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { cls, method } from '../members.js';

/** `torch.device`. */
export const device = cls({
  methods: {
    __init__: method('type=None, index=None', (args, context) => {
      const named = args.get('type');
      const [type = 'cpu', index] = (named.kind === 'string' ? named.value : 'cpu').split(':');
      context.setAttribute(args.self, 'type', string(type));
      context.setAttribute(
        args.self,
        'index',
        index === undefined ? args.get('index') : int(Number(index)),
      );
      return NONE;
    }),
    __eq__: method('other', (args, context) => {
      const type = (value: Value) =>
        value.kind === 'string' ? value : (context.getAttribute(value, 'type') ?? NONE);
      return bool(context.equal(type(args.self), type(args.get('other'))) === true);
    }),
    __str__: method(
      '',
      (args, context) => context.getAttribute(args.self, 'type') ?? string('cpu'),
    ),
  },
});
