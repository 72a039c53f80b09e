import { say } from '../../../engine/phrase.js';
import { add, floorDivide, multiply, subtract } from '../../dimension.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import type { LibraryMember } from '../contract.js';
import { kerasLayer, type KerasLayer } from './layer.js';

/** Layers that change a picture at random, or its colours, and keep its size. */
const AUGMENTING: Readonly<Record<string, string>> = {
  AugMix: '',
  AutoContrast: '',
  CutMix: 'factor=1.0',
  Equalization: '',
  MixUp: 'alpha=0.2',
  RandAugment: '',
  RandomBrightness: 'factor=0',
  RandomColorDegeneration: 'factor=0',
  RandomColorJitter: '',
  RandomContrast: 'factor=0',
  RandomElasticTransform: '',
  RandomErasing: '',
  RandomFlip: "mode='horizontal_and_vertical'",
  RandomGaussianBlur: '',
  RandomGrayscale: 'factor=0.5',
  RandomHue: 'factor=0',
  RandomInvert: 'factor=1.0',
  RandomPerspective: '',
  RandomPosterization: 'factor=1',
  RandomRotation: 'factor=0',
  RandomSaturation: 'factor=0',
  RandomSharpness: 'factor=0',
  RandomShear: '',
  RandomTranslation: 'height_factor=0, width_factor=0',
  RandomZoom: 'height_factor=0, width_factor=None',
  Solarization: '',
  Rescaling: 'scale, offset=0.0',
  Normalization: 'axis=-1, mean=None, variance=None',
  Discretization: 'bin_boundaries=None',
  Hashing: 'num_bins=1',
};

/** A row of how often each token occurs, or one row per token. */
const categories: KerasLayer = {
  parameters: "num_tokens=None, output_mode='multi_hot'",
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const tokens = settings.dimension('num_tokens');
    const each =
      settings.text('output_mode') === 'one_hot' && (shape.at(-1) !== 1 || shape.length === 1);
    return arrayLike(input, [...(each ? shape : shape.slice(0, -1)), tokens], { dtype: 'float32' });
  },
};

/** Indices of words keep the shape; the encodings that need the vocabulary don't. */
const lookup: KerasLayer = {
  parameters:
    'max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=None, vocabulary=None',
  mixes: true,
  output: (input) => arrayLike(input, shapeOf(input), { dtype: 'int64' }),
};

const words: KerasLayer = {
  parameters:
    "max_tokens=None, standardize=None, split=None, ngrams=None, output_mode='int', output_sequence_length=None",
  mixes: true,
  output: (input, settings, context) => {
    const [batch = 1] = shapeOf(input);
    if (settings.text('output_mode') !== 'int' && !settings.isNone('max_tokens'))
      return arrayLike(input, [batch, settings.dimension('max_tokens')], { dtype: 'float32' });
    if (settings.isNone('output_sequence_length'))
      return context.giveUp(say('how long a text is depends on the data'));
    return arrayLike(input, [batch, settings.dimension('output_sequence_length')], {
      dtype: 'int64',
    });
  },
};

const mel: KerasLayer = {
  parameters:
    "fft_length=2048, sequence_stride=512, sequence_length=None, window='hann', sampling_rate=16000, num_mel_bins=128",
  mixes: true,
  output: (input, settings) => {
    const shape = shapeOf(input);
    const stride = settings.integer('sequence_stride');
    const frames = floorDivide(add(shape.at(-1) ?? 1, stride + 1), stride);
    return arrayLike(input, [...shape.slice(0, -1), settings.dimension('num_mel_bins'), frames]);
  },
};

const spectrogram: KerasLayer = {
  parameters:
    "mode='log', frame_length=256, frame_step=None, fft_length=None, window='hann', periodic=False, scaling='density', padding='valid', expand_dims=False",
  mixes: true,
  output: (input, settings) => {
    const [batch = 1, length = 1, channels = 1] = shapeOf(input);
    const frame = settings.integer('frame_length');
    const step = settings.integerOrNone('frame_step') ?? Math.floor(frame / 2);
    const power = 2 ** Math.ceil(Math.log2(Math.max(frame, 1)));
    const bins = Math.floor((settings.integerOrNone('fft_length') ?? power) / 2) + 1;
    const frequencies = settings.text('mode') === 'stft' ? bins * 2 : bins;
    const frames =
      settings.text('padding') === 'same'
        ? add(floorDivide(subtract(length, 1), step), 1)
        : add(floorDivide(subtract(length, frame), step), 1);
    return settings.flag('expand_dims')
      ? arrayLike(input, [batch, frames, frequencies, channels])
      : arrayLike(input, [batch, frames, multiply(channels, frequencies)]);
  },
};

/** Layers that prepare data. */
export const preprocessingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    Object.entries(AUGMENTING).map(([name, parameters]) => [
      name,
      kerasLayer(name, { parameters }),
    ]),
  ),
  CategoryEncoding: kerasLayer('CategoryEncoding', categories),
  IntegerLookup: kerasLayer('IntegerLookup', lookup),
  StringLookup: kerasLayer('StringLookup', lookup),
  TextVectorization: kerasLayer('TextVectorization', words),
  MelSpectrogram: kerasLayer('MelSpectrogram', mel),
  STFTSpectrogram: kerasLayer('STFTSpectrogram', spectrogram),
  Pipeline: kerasLayer('Pipeline', {
    parameters: 'layers',
    mixes: true,
    output: (input, settings, context) =>
      context
        .items(settings.get('layers'))
        .reduce<Value>((value, layer) => context.call(layer, [value]), input),
  }),
};
