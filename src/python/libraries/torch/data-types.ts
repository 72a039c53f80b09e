import { float, int, NONE, string } from '../../values/create.js';
import { isFloating } from '../arrays/dtype.js';
import type { LibraryMember } from '../contract.js';
import { cls, constant, method } from '../members.js';
import { dtypeOf } from './tensors.js';

const DTYPES: Readonly<Record<string, string>> = {
  float: 'float32',
  float32: 'float32',
  float64: 'float64',
  double: 'float64',
  float16: 'float16',
  half: 'float16',
  bfloat16: 'bfloat16',
  int: 'int32',
  int8: 'int8',
  int16: 'int16',
  short: 'int16',
  int32: 'int32',
  int64: 'int64',
  long: 'int64',
  uint8: 'uint8',
  bool: 'bool',
  complex64: 'complex64',
  complex128: 'complex128',
  float8_e4m3fn: 'float8_e4m3fn',
};

const text = (name: string): LibraryMember => constant(() => string(name));

/** `torch.float32` and the other data types. */
export const dataTypes = Object.fromEntries(
  Object.entries(DTYPES).map(([name, dtype]) => [name, text(`torch.${dtype}`)]),
);

/** Memory formats. */
export const formats = Object.fromEntries(
  ['contiguous_format', 'channels_last', 'channels_last_3d', 'preserve_format', 'strided'].map(
    (name) => [name, text(`torch.${name}`)],
  ),
);

const limits: Readonly<Record<string, { max: number; min: number; eps: number }>> = {
  float64: { max: Number.MAX_VALUE, min: -Number.MAX_VALUE, eps: Number.EPSILON },
  float32: { max: 3.4028234663852886e38, min: -3.4028234663852886e38, eps: 2 ** -23 },
  float16: { max: 65504, min: -65504, eps: 2 ** -10 },
  bfloat16: { max: 3.3895313892515355e38, min: -3.3895313892515355e38, eps: 2 ** -7 },
  int64: { max: 2 ** 63, min: -(2 ** 63), eps: 0 },
  int32: { max: 2 ** 31 - 1, min: -(2 ** 31), eps: 0 },
  uint8: { max: 255, min: 0, eps: 0 },
};

/** `torch.finfo`, `torch.iinfo`. */
export const limitsOfType = cls({
  methods: {
    __init__: method('type=None', (args, context) => {
      const dtype = dtypeOf(args.get('type')) ?? 'float32';
      const found = limits[dtype] ?? limits['float32'];
      const make = isFloating(dtype) ? float : int;
      for (const [name, value] of Object.entries(found ?? {})) {
        context.setAttribute(args.self, name, make(value));
      }
      context.setAttribute(args.self, 'tiny', float(1.1754943508222875e-38));
      return NONE;
    }),
  },
});
