import { say } from '../../../engine/phrase.js';
import type { Dimension } from '../../dimension.js';
import { list, NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, newArray } from '../arrays/array.js';
import { jaxNumpy } from '../numpy/family.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { withAxis, withoutAxis } from './transforms.js';
import { leavesOf, mapTree } from './trees.js';

/** Numbers that change while a loop runs aren't known after it; shapes stay. */
function withoutNumbers(tree: Value): Value {
  return mapTree(tree, (leaf) => {
    if (leaf.kind === 'tensor') return { ...leaf, numbers: null };
    return leaf.kind === 'int' || leaf.kind === 'float' ? scalar(leaf.kind) : leaf;
  });
}

function scalar(kind: 'int' | 'float'): TensorValue {
  const dtype = kind === 'int' ? jaxNumpy.int : jaxNumpy.float;
  return newArray(jaxNumpy.type, { shape: [], dtype });
}

/** How many steps a scan takes: the leading axis of what it walks through. */
function stepsOf(xs: Value, length: Value): { size: Dimension; like: TensorValue } | null {
  const first = leavesOf(xs).find(
    (one): one is TensorValue =>
      one.kind === 'tensor' && one.shape !== null && one.shape.length > 0,
  );
  const size = first?.shape?.[0];
  if (first !== undefined && size !== undefined) return { size, like: first };
  if (length.kind !== 'int') return null;
  return { size: length.value, like: scalar('float') };
}

const scan = fn('f, init, xs=None, length=None, *args, **options', (args, context) => {
  const xs = args.get('xs');
  const steps = stepsOf(xs, args.get('length'));
  const carry = withoutNumbers(args.get('init'));
  const result = context.call(args.get('f'), [carry, mapTree(xs, (leaf) => withoutAxis(leaf, 0))]);
  if (result.kind !== 'tuple') return result;
  const [last = NONE, each = NONE] = result.items;
  if (steps === null) return tuple([last, context.unknown(say('how many steps a scan takes'))]);
  return tuple([last, mapTree(each, (leaf) => withAxis(leaf, 0, steps.size, steps.like))]);
});

const map = fn('f, xs, *args, **options', (args, context) => {
  const xs = args.get('xs');
  const steps = stepsOf(xs, NONE);
  const result = context.call(args.get('f'), [mapTree(xs, (leaf) => withoutAxis(leaf, 0))]);
  if (steps === null) return context.giveUp(say('what `map` walks through has no known axis'));
  return mapTree(result, (leaf) => withAxis(leaf, 0, steps.size, steps.like));
});

/** All branches give the same shapes: each is read, and one answers. */
function anyOf(
  branches: readonly Value[],
  operands: readonly Value[],
  chosen: number | null,
  context: LibraryContext,
): Value {
  const results = branches.map((one) => context.call(one, operands));
  const known = results.find((one) => one.kind !== 'unknown');
  return (chosen === null ? undefined : results[chosen]) ?? known ?? results[0] ?? NONE;
}

const cond = fn('pred, true_fun, false_fun, *operands, **options', (args, context) => {
  const truth = context.truth(args.get('pred'));
  const chosen = truth === null ? null : truth ? 0 : 1;
  const named = args.extra.get('operand');
  const operands = named === undefined ? args.rest : [named];
  return anyOf([args.get('true_fun'), args.get('false_fun')], operands, chosen, context);
});

/** `lax` functions that run others: what they give has the shapes of one run. */
export const controlFlow: Readonly<Record<string, LibraryMember>> = {
  scan,
  map,
  cond,
  switch: fn('index, branches, *operands, **options', (args, context) => {
    const index = args.get('index');
    const branches = context.items(args.get('branches'));
    const chosen =
      index.kind === 'int' ? Math.min(Math.max(index.value, 0), branches.length - 1) : null;
    return anyOf(branches, args.rest, chosen, context);
  }),
  while_loop: fn('cond_fun, body_fun, init_val', (args, context) =>
    context.call(args.get('body_fun'), [withoutNumbers(args.get('init_val'))]),
  ),
  fori_loop: fn('lower, upper, body_fun, init_val, **options', (args, context) =>
    context.call(args.get('body_fun'), [scalar('int'), withoutNumbers(args.get('init_val'))]),
  ),
  associative_scan: fn('fn, elems, *args, **options', (args) => withoutNumbers(args.get('elems'))),
  psum: fn('x, *args, **options', (args) => withoutNumbers(args.get('x'))),
  pmean: fn('x, *args, **options', (args) => withoutNumbers(args.get('x'))),
  pmax: fn('x, *args, **options', (args) => withoutNumbers(args.get('x'))),
  pmin: fn('x, *args, **options', (args) => withoutNumbers(args.get('x'))),
  axis_index: fn('axis_name', () => scalar('int')),
  optimization_barrier: fn('operand', (args) => args.get('operand')),
  top_k: fn('operand, k, **options', (args) => {
    const input = args.tensor('operand');
    const shape = (input.shape ?? []).with(-1, args.dimension('k'));
    return list([arrayLike(input, shape), arrayLike(input, shape, { dtype: jaxNumpy.int })]);
  }),
};
