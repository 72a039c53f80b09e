import type { Framework, PoolSpec } from '../spec.js';

/** Where a framework departs from its own documentation; the engine shows what it really does. */
export interface Defect {
  /** A stable name, by which a notice may speak of it. */
  readonly code: string;
  /** The versions that were seen to do so. */
  readonly versions: string;
  /** What happens, in a sentence. */
  readonly words: string;
  /** Whether the engine's numbers are those of the defect, or the documented ones. */
  readonly shown: boolean;
}

interface Rule extends Defect {
  readonly applies: (spec: PoolSpec) => boolean;
}

/** The known defects that a layer meets. */
export const defectsOf = (spec: PoolSpec): readonly Defect[] =>
  (rules[spec.framework] ?? [])
    .filter(({ applies }) => applies(spec))
    .map(({ code, versions, words, shown }) => ({ code, versions, words, shown }));

const sliding = ({ source }: PoolSpec) => (source.kind === 'sliding' ? source : null);

const isSame = (spec: PoolSpec): boolean => sliding(spec)?.padding.kind === 'same';

const isPadded = (spec: PoolSpec): boolean => {
  const padding = sliding(spec)?.padding;
  return (
    padding?.kind === 'explicit' && padding.axes.some(({ before, after }) => before + after > 0)
  );
};

const countsPadding = ({ reducer }: PoolSpec): boolean =>
  reducer.kind === 'avg' && reducer.countIncludePad;

const roundsUp = (spec: PoolSpec): boolean => sliding(spec)?.rounding === 'ceil';

const isDilated = (spec: PoolSpec): boolean =>
  sliding(spec)?.dilation.some((dilation) => dilation > 1) ?? false;

const opset = ({ call }: PoolSpec): number => Number(call?.version ?? 22);

const rules: Readonly<Partial<Record<Framework, readonly Rule[]>>> = {
  torch: [
    {
      code: 'padding-only-window-index',
      versions: '1.13 to 2.13',
      words:
        'A dilated window may hold nothing but padding: it gives −∞ and an index outside its plane, and its gradient lands in the next one.',
      shown: true,
      applies: (spec) => spec.reducer.kind === 'max' && isDilated(spec) && isPadded(spec),
    },
    {
      code: 'lp-partial-window-inflated',
      versions: '1.13 to 2.13',
      words:
        'Partial windows at the end are averaged over what they read but multiplied by the whole kernel, so that they come out too large.',
      shown: true,
      applies: (spec) => spec.reducer.kind === 'lp' && roundsUp(spec),
    },
    {
      code: 'lp-without-magnitudes',
      versions: '1.13 to 2.13',
      words:
        'Powers are taken without absolute values: an odd order sums negative values as they are, and the root of a negative sum is NaN.',
      shown: true,
      applies: ({ reducer }) => reducer.kind === 'lp' && reducer.p % 2 !== 0,
    },
  ],
  keras: [
    {
      code: 'same-average-on-torch-backend',
      versions: 'Keras up to 3.15.1 on PyTorch',
      words:
        'On the PyTorch backend an uneven “same” average divides by the whole window over repeated edge values; TensorFlow and JAX leave padding out.',
      shown: false,
      applies: (spec) => spec.reducer.kind === 'avg' && isSame(spec),
    },
  ],
  tensorflow: [
    {
      code: 'window-one-too-large',
      versions: 'TensorFlow 2.21 with oneDNN',
      words:
        'A VALID maximum whose window is one larger than the input ends the process instead of giving an empty output.',
      shown: false,
      applies: (spec) => spec.reducer.kind === 'max' && sliding(spec)?.padding.kind === 'valid',
    },
    {
      code: 'three-axes-ties',
      versions: 'TensorFlow 2.21',
      words: 'Over three axes every one of several equal maxima gets the whole gradient.',
      shown: true,
      applies: ({ rank, reducer }) => rank === 3 && reducer.kind === 'max',
    },
  ],
  onnx: [
    {
      code: 'runtime-divides-overhang',
      versions: 'ONNX Runtime before 1.30 for opsets 7 to 18, before late 2023 from opset 19',
      words:
        'With count_include_pad and ceil_mode, older runtimes divide by the whole kernel where it hangs over the padding.',
      shown: false,
      applies: (spec) => countsPadding(spec) && roundsUp(spec),
    },
    {
      code: 'runtime-ignores-end-padding',
      versions: 'ONNX Runtime, open in 2026',
      words: 'With auto_pad and count_include_pad, the runtime leaves the end padding out.',
      shown: false,
      applies: (spec) => countsPadding(spec) && isSame(spec) && opset(spec) >= 19,
    },
  ],
  tfjs: [
    {
      code: 'numeric-pad-uses-first-axis',
      versions: 'TensorFlow.js 4.22',
      words:
        'With a numeric pad every axis gets the number of windows that the height’s filter and stride would give.',
      shown: true,
      applies: (spec) => sliding(spec)?.outputSize !== undefined,
    },
  ],
  timm: [
    {
      code: 'same-padding-ignores-dilation',
      versions: 'timm before September 2026',
      words: 'Older versions reckon the padding of MaxPool2dSame without the dilation.',
      shown: false,
      applies: (spec) => isSame(spec) && isDilated(spec),
    },
  ],
  paddle: [
    {
      code: 'divisor-override-scales',
      versions: 'PaddlePaddle 2 and 3',
      words:
        'divisor_override scales the average by kernel size over divisor, which is wrong where the average had another divisor.',
      shown: false,
      applies: ({ reducer }) => reducer.kind === 'avg' && reducer.divisorOverride !== null,
    },
    {
      code: 'padding-counts-overhang-on-gpu',
      versions: 'PaddlePaddle 2 and 3 on GPUs',
      words:
        'With exclusive=False the GPU divides by the whole kernel, the CPU leaves overhang out.',
      shown: false,
      applies: (spec) => countsPadding(spec) && roundsUp(spec),
    },
  ],
};
