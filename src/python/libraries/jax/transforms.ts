import { say } from '../../../engine/phrase.js';
import type { Dimension } from '../../dimension.js';
import { int, NONE, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { BuiltinValue, Value } from '../../values/value.js';
import { arrayLike, axisIndex } from '../arrays/array.js';
import { integerOf, type Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';
import { mapTree } from './trees.js';

/** A function that a transformation gives. */
export function madeFunction(
  name: string,
  run: (args: Arguments, context: LibraryContext) => Value,
): BuiltinValue {
  return { kind: 'builtin', name, function: method('*args, **options', run) };
}

/** The axis of each argument that `vmap` maps over; null: none. */
function axisOf(axes: Value, at: number): number | null {
  const one = axes.kind === 'tuple' || axes.kind === 'list' ? (axes.items[at] ?? NONE) : axes;
  return one.kind === 'none' ? null : integerOf(one, 'in_axes');
}

/** An array with one more axis of this size. */
export function withAxis(value: Value, axis: number, size: Dimension, like: TensorValue): Value {
  if (value.kind === 'int' || value.kind === 'float' || value.kind === 'bool')
    return arrayLike(like, [size], { dtype: value.kind === 'int' ? 'int32' : 'float32' });
  if (value.kind !== 'tensor' || value.shape === null) return value;
  const at = axis < 0 ? axis + value.shape.length + 1 : axis;
  return arrayLike(value, value.shape.toSpliced(at, 0, size));
}

/** An array without one axis, as the mapped function sees it. */
export function withoutAxis(value: Value, axis: number): Value {
  if (value.kind !== 'tensor' || value.shape === null) return value;
  const at = axisIndex(axis, value.shape.length);
  return at === null ? value : arrayLike(value, value.shape.toSpliced(at, 1));
}

/** Calls a function on one element of each mapped argument, and gives its result the axis back. */
function overAxis(name: string): LibraryMember {
  return fn('fun, in_axes=0, out_axes=0, **options', (args, context) => {
    const fun = args.get('fun');
    const [into, out] = [args.get('in_axes'), args.get('out_axes')];
    return madeFunction(`jax.${name}.mapped`, (inner) => {
      let size: Dimension | null = null;
      const seen: TensorValue[] = [];
      const values = inner.rest.map((value, at) => {
        const axis = axisOf(into, at);
        return axis === null
          ? value
          : mapTree(value, (leaf) => {
              if (leaf.kind === 'tensor' && leaf.shape !== null) {
                size ??= leaf.shape[axisIndex(axis, leaf.shape.length) ?? 0] ?? null;
                seen.push(leaf);
              }
              return withoutAxis(leaf, axis);
            });
      });
      const result = context.call(fun, values, inner.extra);
      const [like] = seen;
      if (size === null || like === undefined)
        return context.giveUp(say('what {name} maps over has no known axis', { name }));
      const [count, pattern]: readonly [Dimension, TensorValue] = [size, like];
      return result.kind === 'tuple'
        ? tuple(
            result.items.map((one, at) =>
              mapTree(one, (leaf) => withAxis(leaf, axisOf(out, at) ?? 0, count, pattern)),
            ),
          )
        : mapTree(result, (leaf) => withAxis(leaf, axisOf(out, 0) ?? 0, count, pattern));
    });
  });
}

/** What gradients by the arguments look like: the arguments' own shapes. */
function gradientLike(args: readonly Value[], which: Value): Value {
  const at = which.kind === 'int' ? which.value : 0;
  const one = (index: number): Value =>
    mapTree(args[index] ?? NONE, (leaf) =>
      leaf.kind === 'tensor' ? { ...leaf, numbers: null } : leaf,
    );
  return which.kind === 'tuple' || which.kind === 'list'
    ? tuple(which.items.map((item) => one(integerOf(item, 'argnums'))))
    : one(at);
}

function gradient(withValue: boolean): LibraryMember {
  return fn('fun, argnums=0, has_aux=False, **options', (args, context) => {
    const fun = args.get('fun');
    const [which, aux] = [args.get('argnums'), args.flag('has_aux')];
    return madeFunction('jax.grad.gradient', (inner) => {
      const value = context.call(fun, inner.rest, inner.extra);
      const slope = gradientLike(inner.rest, which);
      if (withValue) return tuple([value, slope]);
      return aux && value.kind === 'tuple' ? tuple([slope, value.items[1] ?? NONE]) : slope;
    });
  });
}

/** `@jax.custom_vjp`: the function itself; its own derivatives change no shape. */
export const customDerivative: LibraryMember = cls({
  methods: {
    __init__: method('fun, *args, **options', (args, context) => {
      context.setAttribute(args.self, 'fun', args.get('fun'));
      return NONE;
    }),
    __call__: method('*args, **options', (args, context) =>
      context.call(context.getAttribute(args.self, 'fun') ?? NONE, args.rest, args.extra),
    ),
    defvjp: method('*args, **options', () => NONE),
    defjvp: method('*args, **options', () => NONE),
    defjvps: method('*args, **options', () => NONE),
  },
});

/** Transformations of functions: `vmap`, `grad` and their kin. */
export const transformations: Readonly<Record<string, LibraryMember>> = {
  vmap: overAxis('vmap'),
  pmap: fn('fun, axis_name=None, *, in_axes=0, out_axes=0, **options', (args, context) =>
    context.call(context.named('jax.vmap'), [
      args.get('fun'),
      args.get('in_axes'),
      args.get('out_axes'),
    ]),
  ),
  grad: gradient(false),
  value_and_grad: gradient(true),
  custom_vjp: customDerivative,
  custom_jvp: customDerivative,
  custom_gradient: customDerivative,
  vjp: fn('fun, *primals, **options', (args, context) => {
    const output = context.call(args.get('fun'), args.rest);
    const back = madeFunction('jax.vjp.pullback', () =>
      tuple(args.rest.map((_, at) => gradientLike(args.rest, int(at)))),
    );
    return tuple([output, back]);
  }),
  linearize: fn('fun, *primals, **options', (args, context) => {
    const output = context.call(args.get('fun'), args.rest);
    return tuple([output, madeFunction('jax.linearize.tangent', () => output)]);
  }),
  jvp: fn('fun, primals, tangents, **options', (args, context) => {
    const output = context.call(args.get('fun'), context.items(args.get('primals')));
    return tuple([output, output]);
  }),
  named_call: fn('fun, **options', (args) => args.get('fun')),
};
