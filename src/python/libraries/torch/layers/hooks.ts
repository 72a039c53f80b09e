import { NONE, tuple } from '../../../values/create.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { BuiltinFunction, LibraryContext } from '../../contract.js';
import { cls, method } from '../../members.js';

type Moment = 'before' | 'after';

const hooks = {
  before: new WeakMap<InstanceValue, Map<InstanceValue, Value>>(),
  after: new WeakMap<InstanceValue, Map<InstanceValue, Value>>(),
} as const;

/** `register_forward_hook`, `register_forward_pre_hook`: gives a handle that removes the hook. */
export function registerHook(moment: Moment): BuiltinFunction {
  return method('hook, **options', (args, context) => {
    const self = args.selfInstance();
    const own = hooks[moment].get(self) ?? new Map<InstanceValue, Value>();
    const handle = context.instantiate('torch.utils.hooks.RemovableHandle');
    own.set(handle, args.get('hook'));
    hooks[moment].set(self, own);
    return handle;
  });
}

/** `torch.utils.hooks.RemovableHandle`. */
export const handleClass = cls({
  methods: {
    remove: method('', (args) => {
      const handle = args.selfInstance();
      removed.add(handle);
      return NONE;
    }),
    __enter__: method('', (args) => args.self),
    __exit__: method('*args', (args) => {
      removed.add(args.selfInstance());
      return NONE;
    }),
  },
});

const removed = new WeakSet<InstanceValue>();

/** The inputs of a layer after the hooks that see them first, which may put others in their place. */
export function beforeForward(
  self: InstanceValue,
  inputs: readonly Value[],
  context: LibraryContext,
): readonly Value[] {
  let last = inputs;
  for (const hook of active(self, 'before')) {
    const answer = context.call(hook, [self, tuple(last)]);
    if (answer.kind === 'none' || answer.kind === 'unknown') continue;
    last = answer.kind === 'tuple' ? answer.items : [answer];
  }
  return last;
}

/** The output of a layer after its hooks, which may put another in its place. */
export function afterForward(
  self: InstanceValue,
  inputs: readonly Value[],
  output: Value,
  context: LibraryContext,
): Value {
  let last = output;
  for (const hook of active(self, 'after')) {
    const answer = context.call(hook, [self, tuple(inputs), last]);
    if (answer.kind !== 'none' && answer.kind !== 'unknown') last = answer;
  }
  return last;
}

function active(self: InstanceValue, moment: Moment): readonly Value[] {
  const own = hooks[moment].get(self);
  if (own === undefined) return [];
  return [...own].filter(([handle]) => !removed.has(handle)).map(([, hook]) => hook);
}
