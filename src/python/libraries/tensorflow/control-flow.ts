import { say } from '../../../engine/phrase.js';
import type { Dimension } from '../../dimension.js';
import { list, NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';
import { withAxis, withoutAxis } from '../jax/transforms.js';
import { leavesOf, mapTree } from '../jax/trees.js';

/** Numbers that change while a loop runs aren't known after it. */
function withoutNumbers(value: Value): Value {
  return mapTree(value, (leaf) => (leaf.kind === 'tensor' ? { ...leaf, numbers: null } : leaf));
}

/** How many elements are walked through, and an array to be like. */
function countOf(elements: Value): { size: Dimension; like: TensorValue } | null {
  for (const leaf of leavesOf(elements)) {
    const size = leaf.kind === 'tensor' ? leaf.shape?.[0] : undefined;
    if (leaf.kind === 'tensor' && size !== undefined) return { size, like: leaf };
  }
  return null;
}

/** A function of one element, applied to each along the first axis. */
const each: LibraryMember = fn('fn, elems, *args, **options', (args, context) => {
  const elements = args.get('elems');
  const count = countOf(elements);
  if (count === null) return context.giveUp(say('what is mapped over has no known axis'));
  const result = context.call(args.get('fn'), [mapTree(elements, (leaf) => withoutAxis(leaf, 0))]);
  return mapTree(result, (leaf) => withAxis(leaf, 0, count.size, count.like));
});

/** `foldl` gives the last state, `scan` each of them. */
function folding(keepsAll: boolean): LibraryMember {
  return fn('fn, elems, initializer=None, *args, **options', (args, context) => {
    const elements = args.get('elems');
    const count = countOf(elements);
    if (count === null) return context.giveUp(say('what is mapped over has no known axis'));
    const one = mapTree(elements, (leaf) => withoutAxis(leaf, 0));
    const start = args.isNone('initializer') ? one : withoutNumbers(args.get('initializer'));
    const state = context.call(args.get('fn'), [start, one]);
    return keepsAll ? mapTree(state, (leaf) => withAxis(leaf, 0, count.size, count.like)) : state;
  });
}

/** Each branch is read; where which one runs isn't known, the first that is known answers. */
function branch(chosen: number | null, branches: readonly Value[], context: LibraryContext): Value {
  const results = branches.map((one) => (one.kind === 'none' ? NONE : context.call(one, [])));
  const known = results.find((one) => one.kind !== 'unknown');
  return (chosen === null ? undefined : results[chosen]) ?? known ?? NONE;
}

/** `tf.cond`, `tf.while_loop`, `tf.map_fn` and their kin. */
export const controlFlow: Readonly<Record<string, LibraryMember>> = {
  cond: fn('pred, true_fn=None, false_fn=None, name=None', (args, context) => {
    const truth = context.truth(args.get('pred'));
    const chosen = truth === null ? null : truth ? 0 : 1;
    return branch(chosen, [args.get('true_fn'), args.get('false_fn')], context);
  }),
  switch_case: fn('branch_index, branch_fns, default=None, name=None', (args, context) => {
    const at = args.get('branch_index');
    const branches = context.items(args.get('branch_fns'));
    return branch(at.kind === 'int' ? at.value : null, branches, context);
  }),
  case: fn('pred_fn_pairs, default=None, *args, **options', (args, context) => {
    const branches = context
      .items(args.get('pred_fn_pairs'))
      .map((pair) => context.items(pair)[1] ?? NONE);
    return branch(null, [...branches, args.get('default')], context);
  }),
  while_loop: fn('cond, body, loop_vars, *args, **options', (args, context) => {
    const variables = context.items(args.get('loop_vars')).map(withoutNumbers);
    const result = context.call(args.get('body'), variables);
    return result.kind === 'tuple' || result.kind === 'list' ? result : list([result]);
  }),
  map_fn: each,
  vectorized_map: each,
  scan: folding(true),
  foldl: folding(false),
  foldr: folding(false),
  group: fn('*inputs, **options', () => NONE),
  no_op: fn('name=None', () => NONE),
  py_function: fn('func, inp, Tout, name=None', (_args, context) =>
    context.giveUp(say('what a function outside the graph gives is not known')),
  ),
  numpy_function: fn('func, inp, Tout, *args, **options', (_args, context) =>
    context.giveUp(say('what a function outside the graph gives is not known')),
  ),
  custom_gradient: fn('f', (args, context) => {
    const inner = args.get('f');
    const made = context.instantiate('tensorflow._CustomGradient');
    context.setAttribute(made, 'f', inner);
    return made;
  }),
  _CustomGradient: cls({
    methods: {
      __call__: method('*args, **options', (args, context) => {
        const result = context.call(
          context.getAttribute(args.self, 'f') ?? NONE,
          args.rest,
          args.extra,
        );
        return result.kind === 'tuple' ? (result.items[0] ?? NONE) : result;
      }),
    },
  }),
  GradientTape: cls({
    methods: {
      __init__: method('persistent=False, watch_accessed_variables=True', () => NONE),
      __enter__: method('', (args) => args.self),
      __exit__: method('*args', () => NONE),
      watch: method('tensor', () => NONE),
      stop_recording: method('', (_args, context) => context.instantiate('torch.no_grad')),
      gradient: method('target, sources, *args, **options', (args) =>
        withoutNumbers(args.get('sources')),
      ),
    },
  }),
  TensorArray: cls({
    methods: {
      __init__: method('*args, **options', () => NONE),
      write: method('index, value, name=None', (args, context) => {
        context.setAttribute(args.self, 'value', args.get('value'));
        return args.self;
      }),
      read: method(
        'index, name=None',
        (args, context) => context.getAttribute(args.self, 'value') ?? NONE,
      ),
    },
  }),
  tuple: fn('tensors, **options', (args, context) => tuple(context.items(args.get('tensors')))),
};
