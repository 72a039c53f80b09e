import type { ArgumentValue } from '../../engine/index.js';
import type { LabSettings } from '../../protocol/lab-settings.js';
import { specOf } from './settings-spec.js';

/** The arguments of one call, by their names. */
export type CallArguments = Readonly<Record<string, ArgumentValue>>;

/** Windows by their sizes, strides and a word for the padding; null where it isn't a word's. */
export const worded = (
  settings: LabSettings,
  size: string,
  word: (rule: 'same' | 'valid') => string,
): CallArguments | null => {
  const { source } = specOf(settings);
  if (source.kind !== 'sliding') {
    return null;
  }
  const same = source.padding.kind === 'same';
  const padded =
    source.padding.kind === 'explicit' &&
    source.padding.axes.some(({ before, after }) => before !== 0 || after !== 0);
  return padded
    ? null
    : {
        [size]: source.kernel,
        strides: source.stride,
        padding: word(same ? 'same' : 'valid'),
      };
};

/** Windows with pairs of padding. */
export const paired = (settings: LabSettings): CallArguments | null => {
  const { source, reducer } = specOf(settings);
  if (source.kind !== 'sliding') {
    return null;
  }
  const padding: ArgumentValue =
    source.padding.kind === 'explicit'
      ? source.padding.axes.map(({ before, after }) => [before, after])
      : 'SAME';
  return {
    window_shape: source.kernel,
    strides: source.stride,
    padding,
    ...(reducer.kind === 'avg' ? { count_include_pad: reducer.countIncludePad } : {}),
  };
};
