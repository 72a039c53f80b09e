import { cls, libraryModule, method } from '../libraries/members.js';
import { NONE } from '../values/create.js';

/** `contextvars`: a variable holds what was set last, since one thread is followed. */
export const contextvars = libraryModule('contextvars', {
  ContextVar: cls({
    methods: {
      __init__: method('name, *, default=None', (args, context) => {
        context.setAttribute(args.self, 'name', args.get('name'));
        if (args.given('default')) context.setAttribute(args.self, '_default', args.get('default'));
        return NONE;
      }),
      get: method('default=None', (args, context) => {
        const { attributes } = args.selfInstance();
        const given = args.given('default') ? args.get('default') : undefined;
        const found = attributes.get('_value') ?? given ?? attributes.get('_default');
        return found ?? context.raise('LookupError', context.repr(args.self));
      }),
      set: method('value', (args, context) => {
        const token = context.instantiate('contextvars.Token');
        const before = args.selfInstance().attributes.get('_value');
        if (before !== undefined) context.setAttribute(token, 'old_value', before);
        context.setAttribute(token, 'var', args.self);
        context.setAttribute(args.self, '_value', args.get('value'));
        return token;
      }),
      reset: method('token', (args, context) => {
        const before = context.getAttribute(args.get('token'), 'old_value');
        const fallback = args.selfInstance().attributes.get('_default') ?? NONE;
        context.setAttribute(args.self, '_value', before ?? fallback);
        return NONE;
      }),
    },
  }),
  Token: cls({}),
});
