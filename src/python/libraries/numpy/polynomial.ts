import { say } from '../../../engine/phrase.js';
import { int, NONE } from '../../values/create.js';
import { shapeOf } from '../arrays/array.js';
import { integerOf } from '../arguments.js';
import type { LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';
import { arrayFrom } from './creation.js';
import { arrayOf, numpy } from './family.js';

/** The coefficients of a product of polynomials. */
function times(a: readonly number[], b: readonly number[]): number[] {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) product[i + j] = (product[i + j] ?? 0) + x * y;
  }
  return product;
}

/** `numpy.poly1d`, which blur filters take their binomial rows from. */
export const polynomial: LibraryMember = cls({
  methods: {
    __init__: method('c_or_r, r=False, variable=None', (args, context) => {
      const coefficients = arrayFrom(args.get('c_or_r'), null, numpy, context);
      context.setAttribute(args.self, 'coeffs', coefficients);
      context.setAttribute(args.self, 'c', coefficients);
      context.setAttribute(args.self, 'order', int(Number(shapeOf(coefficients)[0] ?? 1) - 1));
      return NONE;
    }),
    __pow__: method('exponent', (args, context) => {
      const own = args.selfInstance().attributes.get('coeffs');
      if (own?.kind !== 'tensor' || own.numbers === null) {
        return context.giveUp(say('the coefficients of a polynomial are not known'));
      }
      const base = [...own.numbers.data];
      let result: readonly number[] = [1];
      for (let power = integerOf(args.get('exponent'), 'exponent'); power > 0; power -= 1) {
        result = times(result, base);
      }
      const made = context.instantiate('numpy.poly1d');
      const numbers = { ...own.numbers, data: Float64Array.from(result) };
      const coefficients = arrayOf(numpy, [result.length], own.dtype, numbers);
      context.setAttribute(made, 'coeffs', coefficients);
      context.setAttribute(made, 'c', coefficients);
      return made;
    }),
  },
});
