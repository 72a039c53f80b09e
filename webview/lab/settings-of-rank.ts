import type { LabSettings } from '../../src/protocol/lab-settings.js';

/** The longest axis of an input by its number of axes, so that a picture stays readable. */
const longest = (rank: number): number => (rank === 3 ? 16 : rank === 2 ? 64 : 256);

/** What changes of the settings where the input gets another number of axes. */
export function ofRank(settings: LabSettings, rank: number): Partial<LabSettings> {
  const { kernel, stride, dilation, padding, outputSize, inputSize } = settings;
  return {
    kernel: fitted(kernel, rank),
    stride: fitted(stride, rank),
    dilation: fitted(dilation, rank),
    outputSize: fitted(outputSize, rank),
    padding: fitted(padding, rank),
    inputSize: fitted(inputSize, rank).map((size) => Math.min(size, longest(rank))),
  };
}

/** The entries for another number of axes: the last ones stay, the first is repeated in front. */
const fitted = <T>(values: readonly T[], rank: number): readonly T[] => {
  const [first] = values;
  return first === undefined
    ? values
    : Array.from({ length: rank }, (_, axis) => values[values.length - rank + axis] ?? first);
};
