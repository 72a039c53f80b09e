import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import type { Arguments } from '../arguments.js';
import { fn, libraryModule } from '../members.js';
import { axisOf, integersOf } from './axes.js';

/** What a transform does to the last axis that it goes over. */
type Last = 'keeps' | 'halves' | 'doubles';

/** Which axes are transformed where the call names none. */
const USUAL = { one: [-1], two: [-2, -1], all: null } as const;

function transform(last: Last, usual: keyof typeof USUAL): LibraryMember {
  const sizes = usual === 'one' ? 'n' : 's';
  return fn(`input, ${sizes}=None, dim=None, norm=None, *, out=None`, (args, context) => {
    const input = args.tensor('input');
    const shape = [...shapeOf(input)];
    const told = toldSizes(args, sizes);
    const named = integersOf(args.get('dim')) ?? (told === null ? USUAL[usual] : null);
    const count = told?.length ?? shape.length;
    const dims = named ?? Array.from({ length: count }, (_, at) => at - count);
    const axes = dims.map((dim) => axisOf(dim, shape.length, context));
    axes.forEach((axis, at) => {
      const own = shape[axis] ?? 1;
      const given = told?.[at] ?? -1;
      const size = given === -1 ? own : given;
      const isLast = at === axes.length - 1;
      if (isLast && last === 'halves') shape[axis] = add(floorDivide(size, 2), 1);
      else if (isLast && last === 'doubles' && given === -1) {
        shape[axis] = multiply(subtract(own, 1), 2);
      } else shape[axis] = size;
    });
    const isComplex = last !== 'doubles';
    return arrayLike(input, shape, { dtype: isComplex ? 'complex64' : 'float32' });
  });
}

function toldSizes(args: Arguments, name: string): readonly Dimension[] | null {
  if (args.isNone(name)) return null;
  return name === 'n' ? [args.dimension(name)] : args.dimensions(name);
}

const unmoved = fn('input, dim=None', (args) => args.tensor('input'));

/** `torch.fft`: transforms of real numbers give half of the frequencies. */
export const fourierModule = libraryModule('torch.fft', {
  fft: transform('keeps', 'one'),
  ifft: transform('keeps', 'one'),
  fft2: transform('keeps', 'two'),
  ifft2: transform('keeps', 'two'),
  fftn: transform('keeps', 'all'),
  ifftn: transform('keeps', 'all'),
  rfft: transform('halves', 'one'),
  rfft2: transform('halves', 'two'),
  rfftn: transform('halves', 'all'),
  irfft: transform('doubles', 'one'),
  irfft2: transform('doubles', 'two'),
  irfftn: transform('doubles', 'all'),
  fftshift: unmoved,
  ifftshift: unmoved,
});
