import { say } from '../../../engine/phrase.js';
import { dict, list, NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';

/** Trees deeper than this aren't followed. */
const DEEPEST = 64;

/** Applies a function to each leaf of nested lists, tuples and dicts; None is no leaf. */
export function mapTree(
  tree: Value,
  leaf: (value: Value, others: readonly Value[]) => Value,
  others: readonly Value[] = [],
  depth = 0,
): Value {
  if (depth > DEEPEST) return leaf(tree, others);
  const below = (at: number): readonly Value[] =>
    others.map((one) =>
      one.kind === 'list' || one.kind === 'tuple' ? (one.items[at] ?? one) : one,
    );
  switch (tree.kind) {
    case 'none':
      return NONE;
    case 'tuple':
      return {
        ...tree,
        items: tree.items.map((item, at) => mapTree(item, leaf, below(at), depth + 1)),
      };
    case 'list':
      return list(tree.items.map((item, at) => mapTree(item, leaf, below(at), depth + 1)));
    case 'dict': {
      const entries = [...tree.entries].map(([hash, { key, value }]) => {
        const own = others.map(
          (one) => (one.kind === 'dict' ? one.entries.get(hash)?.value : one) ?? NONE,
        );
        return [hash, { key, value: mapTree(value, leaf, own, depth + 1) }] as const;
      });
      return dict(new Map(entries));
    }
    default:
      return leaf(tree, others);
  }
}

/** The leaves of a tree, in order. */
export function leavesOf(tree: Value): readonly Value[] {
  const leaves: Value[] = [];
  mapTree(tree, (value) => {
    leaves.push(value);
    return value;
  });
  return leaves;
}

const map = fn('f, tree, *rest, is_leaf=None', (args, context) => {
  const f = args.get('f');
  return mapTree(args.get('tree'), (leaf, others) => context.call(f, [leaf, ...others]), args.rest);
});

const opaque = (args: { get(name: string): Value }, context: LibraryContext): Value =>
  tuple([list([...leavesOf(args.get('tree'))]), context.unknown(say('the structure of a tree'))]);

/** `jax.tree_util`, with its long names; `jax.tree` has the short ones. */
export const treeFunctions: Readonly<Record<string, LibraryMember>> = {
  map,
  leaves: fn('tree, is_leaf=None', (args) => list([...leavesOf(args.get('tree'))])),
  flatten: fn('tree, is_leaf=None', opaque),
  reduce: fn('function, tree, initializer=None, is_leaf=None', (args, context) => {
    const leaves = [...leavesOf(args.get('tree'))];
    const first = args.isNone('initializer') ? leaves.shift() : args.get('initializer');
    return leaves.reduce<Value>(
      (all, one) => context.call(args.get('function'), [all, one]),
      first ?? NONE,
    );
  }),
};

/** The same with `tree_` before each name. */
export const treeUtilities: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(treeFunctions).map(([name, member]) => [`tree_${name}`, member]),
);
