import { say } from '../../../engine/phrase.js';
import { subtract } from '../../dimension.js';
import { NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { dimensionOf } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { arrayOfPicture, openedPicture, withSizes } from './picture.js';

const MODES: Readonly<Record<string, number>> = {
  '1': 1,
  L: 1,
  P: 1,
  RGB: 3,
  YCbCr: 3,
  HSV: 3,
  RGBA: 4,
  CMYK: 4,
};

const same: BuiltinFunction = method('*args, **options', (args, context) =>
  withSizes(args.self, () => ({}), context),
);

/** `(width, height)`, as PIL orders sizes. */
function widthFirst(value: Value, context: LibraryContext) {
  const [width, height] = context.items(value).map((one) => dimensionOf(one, 'size'));
  return { width: width ?? 1, height: height ?? 1 };
}

const pictureClass = cls({
  methods: {
    resize: method('size, *args, **options', (args, context) =>
      withSizes(args.self, () => widthFirst(args.get('size'), context), context),
    ),
    crop: method('box=None', (args, context) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = context
        .items(args.get('box'))
        .map((one) => dimensionOf(one, 'box'));
      return withSizes(
        args.self,
        () => ({ width: subtract(right, left), height: subtract(bottom, top) }),
        context,
      );
    }),
    convert: method('mode=None, *args, **options', (args, context) => {
      const channels = args.isNone('mode') ? undefined : MODES[args.text('mode')];
      return withSizes(args.self, () => (channels === undefined ? {} : { channels }), context);
    }),
    copy: same,
    filter: same,
    point: same,
    transpose: same,
    rotate: same,
    show: method('*args, **options', () => NONE),
    save: method('*args, **options', () => NONE),
    close: method('', () => NONE),
    __enter__: method('', (args) => args.self),
    __exit__: method('*args', () => NONE),
    __array__: method(
      '*args, **options',
      (args, context) =>
        arrayOfPicture(args.self, 'numpy.ndarray') ??
        context.giveUp(say('the size of a picture is not known')),
    ),
  },
});

/** PIL's pictures. */
export const pilModules: readonly LibraryModule[] = [
  libraryModule('PIL.Image', {
    Image: pictureClass,
    open: fn('fp, *args, **options', (_args, context) => openedPicture(context)),
    new: fn('mode, size, color=0', (args, context) => {
      const channels = MODES[args.text('mode')] ?? 3;
      const sizes = widthFirst(args.get('size'), context);
      return withSizes(openedPicture(context), () => ({ ...sizes, channels }), context);
    }),
  }),
];
