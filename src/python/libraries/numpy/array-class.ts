import { int, list, size, string, tuple } from '../../values/create.js';
import { arrayMethods, only } from '../arrays/array-methods.js';
import { shapeOf } from '../arrays/array.js';
import { mapNumbers } from '../arrays/elementwise.js';
import { nested, scalar } from '../arrays/nested.js';
import { matmul } from '../arrays/product.js';
import { shapeProduct, reshape } from '../arrays/rearrange.js';
import { copied } from '../arrays/storage.js';
import type { BuiltinFunction, LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';
import { dtypeNamed, type Family } from './family.js';
import { dtypeValue } from './data-types.js';
import { axisArgument } from './array-arguments.js';
import { reshaped, sizesFrom, transposed } from './reshaping.js';
import { reduce, reductions } from './reductions.js';

const itself: BuiltinFunction = method('*args, **options', (args) => args.self);

/** The class of arrays of a family. */
export function arrayClass(family: Family): LibraryMember {
  const { axis, keep } = family.reduction;
  return cls({
    methods: {
      ...arrayMethods,
      ...Object.fromEntries(
        Object.keys(reductions).map((name) => [
          name,
          method(`${axis}=None, dtype=None, out=None, ${keep}=False, **options`, (args, context) =>
            reduce(args.selfTensor(), name, args, family, context),
          ),
        ]),
      ),
      reshape: method('*shape, **options', (args, context) =>
        reshaped(args.selfTensor(), sizesFrom(args.rest), context),
      ),
      transpose: method('*axes', (args, context) => {
        const [first] = args.rest;
        const listed =
          args.rest.length === 1 && (first?.kind === 'tuple' || first?.kind === 'list');
        const axes = listed ? first.items : args.rest.filter((one) => one.kind !== 'none');
        return transposed(args.selfTensor(), axes, context);
      }),
      swapaxes: method('axis1, axis2', (args, context) =>
        context.call(context.named(`${family.module}.swapaxes`), [
          args.self,
          args.get('axis1'),
          args.get('axis2'),
        ]),
      ),
      flatten: method("order='C'", (args) => {
        const input = args.selfTensor();
        return copied(reshape(input, [shapeProduct(shapeOf(input))]));
      }),
      ravel: method("order='C'", (args) => {
        const input = args.selfTensor();
        return reshape(input, [shapeProduct(shapeOf(input))]);
      }),
      squeeze: method('axis=None', (args, context) =>
        context.call(context.named(`${family.module}.squeeze`), [args.self, args.get('axis')]),
      ),
      astype: method('dtype, **options', (args) => {
        const input = args.selfTensor();
        const dtype = dtypeNamed(args.get('dtype'), family) ?? family.float;
        return { ...input, dtype, numbers: mapNumbers(input, dtype, (x) => x) };
      }),
      dot: method('b', (args, context) => matmul(args.self, args.get('b'), context)),
      item: method('', (args, context) => scalar(only(args, context), args.selfTensor().dtype)),
      tolist: method('', (args, context) => nested(args.selfTensor(), context)),
      copy: method('*args, **options', (args) => copied(args.selfTensor())),
      asnumpy: method('', (args) => copied(args.selfTensor())),
      numpy: itself,
      block_until_ready: itself,
      as_in_ctx: itself,
      as_in_context: itself,
      copyto: itself,
      attach_grad: itself,
      clip: method('min=None, max=None', (args, context) =>
        context.call(context.named(`${family.module}.clip`), [
          args.self,
          args.get('min'),
          args.get('max'),
        ]),
      ),
      ...Object.fromEntries(
        ['cumsum', 'cumprod', 'sort', 'argsort', 'round', 'conj', 'diagonal', 'trace'].map(
          (name) => [
            name,
            method('*args, **options', (args, context) =>
              context.call(
                context.named(`${family.module}.${name}`),
                [args.self, ...args.rest],
                args.extra,
              ),
            ),
          ],
        ),
      ),
      repeat: method('repeats, axis=None', (args, context) =>
        context.call(context.named(`${family.module}.repeat`), [
          args.self,
          args.get('repeats'),
          args.get('axis'),
        ]),
      ),
      take: method('indices, axis=None', (args, context) => {
        const shape = shapeOf(args.selfTensor());
        const place = axisArgument(
          args.isNone('axis') ? int(0) : args.get('axis'),
          shape.length,
          context,
        );
        const picked = args.get('indices').kind === 'int' ? [] : shapeOf(args.tensor('indices'));
        return reshape({ ...args.selfTensor(), numbers: null }, [
          ...shape.slice(0, place),
          ...picked,
          ...shape.slice(place + 1),
        ]);
      }),
    },
    properties: {
      shape: method('', (args) => tuple(shapeOf(args.selfTensor()).map((one) => size(one)))),
      dtype: method('', (args, context) => dtypeValue(args.selfTensor().dtype, context)),
      ndim: method('', (args) => int(shapeOf(args.selfTensor()).length)),
      size: method('', (args) => size(shapeProduct(shapeOf(args.selfTensor())))),
      T: method('', (args, context) => transposed(args.selfTensor(), [], context)),
      flat: method('', (args, context) =>
        list([
          ...context.items(reshape(args.selfTensor(), [shapeProduct(shapeOf(args.selfTensor()))])),
        ]),
      ),
      at: method('', (args, context) => {
        const made = context.instantiate('jax._IndexUpdateHelper');
        context.setAttribute(made, 'array', args.self);
        return made;
      }),
      real: method('', (args) => ({ ...args.selfTensor(), numbers: null })),
      imag: method('', (args) => ({ ...args.selfTensor(), numbers: null })),
      device: method('', () => string('cpu')),
      ctx: method('', () => string('cpu')),
    },
  });
}
