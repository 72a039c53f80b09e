import {
  add,
  ceilDivide,
  floorDivide,
  multiply,
  subtract,
  type Dimension,
} from '../../dimension.js';
import { arrayLike, axisIndex, shapeOf } from '../arrays/array.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule } from '../members.js';
import { fourier } from '../numpy/contractions.js';
import { tensorFlow } from '../keras/family.js';
import { tensor } from '../keras/tensors.js';
import { keeping } from './nn.js';

/** How many frames a signal is cut into. */
function frameCount(length: Dimension, frame: number, step: number, padsEnd: boolean): Dimension {
  return padsEnd ? ceilDivide(length, step) : add(floorDivide(subtract(length, frame), step), 1);
}

/** The length of a transform where none is given: the next power of two. */
function enclosingPower(length: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(length, 1)));
}

const window: LibraryMember = fn('window_length, *args, **options', (args) =>
  tensor([args.dimension('window_length')]),
);

/** `tf.signal`: frames and frequencies. */
export const signalModules: readonly LibraryModule[] = [
  libraryModule('tensorflow.signal', {
    ...fourier(tensorFlow),
    ...Object.fromEntries(
      keeping('input', [
        'fft',
        'ifft',
        'fft2d',
        'ifft2d',
        'fft3d',
        'ifft3d',
        'dct',
        'idct',
        'mfccs_from_log_mel_spectrograms',
        'fftshift',
        'ifftshift',
      ]),
    ),
    rfft2d: fn('input_tensor, fft_length=None, name=None', (args) => {
      const input = args.tensor('input_tensor');
      const shape = shapeOf(input);
      return arrayLike(input, shape.with(-1, add(floorDivide(shape.at(-1) ?? 1, 2), 1)), {
        dtype: 'complex64',
      });
    }),
    irfft2d: fn('input_tensor, fft_length=None, name=None', (args) => {
      const input = args.tensor('input_tensor');
      const shape = shapeOf(input);
      return arrayLike(input, shape.with(-1, multiply(subtract(shape.at(-1) ?? 1, 1), 2)), {
        dtype: 'float32',
      });
    }),
    stft: fn(
      'signals, frame_length, frame_step, fft_length=None, window_fn=None, pad_end=False, name=None',
      (args) => {
        const input = args.tensor('signals');
        const frame = args.integer('frame_length');
        const [...shape] = shapeOf(input);
        const length = shape.pop() ?? 1;
        const bins =
          Math.floor((args.integerOrNone('fft_length') ?? enclosingPower(frame)) / 2) + 1;
        const frames = frameCount(length, frame, args.integer('frame_step'), args.flag('pad_end'));
        return arrayLike(input, [...shape, frames, bins], { dtype: 'complex64' });
      },
    ),
    frame: fn(
      'signal, frame_length, frame_step, pad_end=False, pad_value=0, axis=-1, name=None',
      (args) => {
        const input = args.tensor('signal');
        const shape = shapeOf(input);
        const axis = axisIndex(args.integer('axis'), shape.length) ?? 0;
        const frame = args.integer('frame_length');
        const frames = frameCount(
          shape[axis] ?? 1,
          frame,
          args.integer('frame_step'),
          args.flag('pad_end'),
        );
        return arrayLike(input, shape.toSpliced(axis, 1, frames, frame));
      },
    ),
    overlap_and_add: fn('signal, frame_step, name=None', (args) => {
      const input = args.tensor('signal');
      const [...shape] = shapeOf(input);
      const length = shape.pop() ?? 1;
      const frames = shape.pop() ?? 1;
      const whole = add(multiply(subtract(frames, 1), args.integer('frame_step')), length);
      return arrayLike(input, [...shape, whole]);
    }),
    inverse_stft: fn('stfts, frame_length, frame_step, *args, **options', (args) => {
      const input = args.tensor('stfts');
      const [...shape] = shapeOf(input).slice(0, -1);
      const frames = shape.pop() ?? 1;
      const whole = add(
        multiply(subtract(frames, 1), args.integer('frame_step')),
        args.integer('frame_length'),
      );
      return arrayLike(input, [...shape, whole], { dtype: 'float32' });
    }),
    linear_to_mel_weight_matrix: fn(
      'num_mel_bins=20, num_spectrogram_bins=129, *args, **options',
      (args) => tensor([args.dimension('num_spectrogram_bins'), args.dimension('num_mel_bins')]),
    ),
    hann_window: window,
    hamming_window: window,
    kaiser_window: window,
    vorbis_window: window,
  }),
];
