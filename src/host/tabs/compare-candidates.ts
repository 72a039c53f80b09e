import {
  type AxisPadding,
  type Framework,
  type Padding,
  type Plan,
  plan,
  type PoolSpec,
  type Reducer,
  type Result,
} from '../../engine/index.js';
import type { CompareGroup } from '../../protocol/tabs.js';
import type { Translate } from '../lab/translate.js';

/** Another setting that a layer can be compared with. */
export interface Candidate {
  readonly id: string;
  /** `TensorFlow, SAME`. */
  readonly label: string;
  readonly library: string;
  /** How the padding is spelled there. */
  readonly spelling: string;
  readonly spec: PoolSpec;
}

type Sliding = Extract<PoolSpec['source'], { readonly kind: 'sliding' }>;

const libraries: Readonly<Record<Framework, string>> = {
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  flax: 'Flax',
  jax: 'JAX',
  onnx: 'ONNX',
  tfjs: 'TensorFlow.js',
  webnn: 'WebNN',
  mxnet: 'MXNet',
  paddle: 'Paddle',
  caffe: 'Caffe',
  timm: 'timm',
  numpy: 'NumPy',
  skimage: 'scikit-image',
  d2l: 'd2l',
};

export const libraryName = (framework: Framework): string => libraries[framework];

/** The padding cells that a plan has on each axis. */
export const paddingOf = ({ axes }: Plan): readonly AxisPadding[] =>
  axes.map(({ padBefore, padAfter }) => ({ before: padBefore, after: padAfter }));

const withSource = (spec: PoolSpec, source: Partial<Sliding>, framework?: Framework): PoolSpec =>
  spec.source.kind === 'sliding'
    ? {
        ...spec,
        framework: framework ?? spec.framework,
        source: { ...spec.source, ...source },
        call: null,
      }
    : spec;

/** An average divides by what the library's own default says. */
const counting = (spec: PoolSpec, countIncludePad: boolean): PoolSpec =>
  spec.reducer.kind === 'avg' && spec.reducer.divisorOverride === null
    ? { ...spec, reducer: { ...spec.reducer, countIncludePad } }
    : spec;

const explicit = (axes: readonly AxisPadding[]): Padding => ({ kind: 'explicit', axes });
const same = (extra: 'before' | 'after'): Padding => ({ kind: 'same', extra });

const frameworkCandidates = (own: Plan): readonly Candidate[] => {
  const { spec } = own;
  const { reducer } = spec;
  if (spec.source.kind !== 'sliding') {
    return [];
  }
  const pads = paddingOf(own);
  const begins = pads.map(({ before }) => before);
  const ends = pads.map(({ after }) => after);
  const counted = reducer.kind === 'avg' && reducer.countIncludePad;
  const pairs = pads.map(({ before, after }) => `(${before}, ${after})`).join(', ');
  const floor = { rounding: 'floor' } as const;
  const candidate = (
    id: string,
    framework: Framework,
    spelling: string,
    padding: Padding,
    counts: boolean,
    rounding: Partial<Sliding> = floor,
  ): Candidate => ({
    id,
    library: libraries[framework],
    label: `${libraries[framework]}, ${spelling}`,
    spelling,
    spec: counting(withSource(spec, { padding, ...rounding }, framework), counts),
  });
  const symmetric = pads.every(({ before, after }) => before === after);
  return [
    ...(symmetric
      ? [
          candidate(
            'torch-explicit',
            'torch',
            `padding=${begins.every((pad) => pad === begins[0]) ? String(begins[0]) : `(${begins.join(', ')})`}`,
            explicit(pads),
            counted,
            {},
          ),
        ]
      : []),
    candidate(
      'onnx-pads',
      'onnx',
      `pads=[${[...begins, ...ends].join(', ')}]`,
      explicit(pads),
      counted,
      {},
    ),
    candidate('flax-pairs', 'flax', `(${pairs})`, explicit(pads), counted),
    candidate('onnx-same-lower', 'onnx', 'SAME_LOWER', same('before'), counted),
    candidate('tensorflow-same', 'tensorflow', 'SAME', same('after'), false),
    candidate('keras-same', 'keras', 'padding="same"', same('after'), false),
    candidate('flax-same', 'flax', 'SAME', same('after'), true),
    candidate('onnx-same-upper', 'onnx', 'SAME_UPPER', same('after'), counted),
    candidate('keras-valid', 'keras', 'padding="valid"', { kind: 'valid' }, false),
  ];
};

const reducerCandidates = (own: Plan, t: Translate): readonly Candidate[] => {
  const reducers: readonly (readonly [string, string, Reducer])[] = [
    ['max', t('Max'), { kind: 'max', returnIndices: false }],
    ['avg', t('Average'), { kind: 'avg', countIncludePad: true, divisorOverride: null }],
    [
      'avg-data',
      t('Average, padding not counted'),
      { kind: 'avg', countIncludePad: false, divisorOverride: null },
    ],
    ['min', t('Min'), { kind: 'min' }],
    ['softmax', t('Softmax, T = 1'), { kind: 'softmax', temperature: 1 }],
    ['lp', t('L2 norm'), { kind: 'lp', p: 2 }],
    ['median', t('Median'), { kind: 'median' }],
  ];
  return reducers.map(([id, label, reducer]) => ({
    id,
    label,
    library: libraries[own.spec.framework],
    spelling: label,
    spec: { ...own.spec, reducer, call: null },
  }));
};

const settingCandidates = (own: Plan, t: Translate): readonly Candidate[] => {
  const { spec } = own;
  const { source, reducer } = spec;
  if (source.kind !== 'sliding') {
    return [];
  }
  const candidate = (id: string, label: string, other: PoolSpec): Candidate => ({
    id,
    label,
    library: libraries[spec.framework],
    spelling: label,
    spec: other,
  });
  const pads = paddingOf(own);
  const ceil = source.rounding === 'ceil';
  const none = pads.map(() => ({ before: 0, after: 0 }));
  const first = pads.map(({ before }) => ({ before, after: 0 }));
  const counted = reducer.kind === 'avg' && reducer.countIncludePad;
  return [
    candidate(
      'rounding',
      ceil ? t('ceil_mode off') : t('ceil_mode on'),
      withSource(spec, { rounding: ceil ? 'floor' : 'ceil' }),
    ),
    ...(reducer.kind === 'avg'
      ? [
          candidate(
            'counting',
            counted ? t('count_include_pad off') : t('count_include_pad on'),
            counting({ ...spec, call: null }, !counted),
          ),
        ]
      : []),
    candidate(
      'left-top',
      t('padding only left and top'),
      withSource(spec, { padding: explicit(first) }),
    ),
    candidate('no-padding', t('no padding'), withSource(spec, { padding: explicit(none) })),
    candidate(
      'no-overlap',
      t('stride equal to the kernel'),
      withSource(spec, { stride: source.kernel }),
    ),
    candidate('stride-1', t('stride 1'), withSource(spec, { stride: source.kernel.map(() => 1) })),
  ];
};

/** The settings of a group that a layer can be compared with, the layer's own left out. */
export const candidatesOf = (
  group: CompareGroup,
  own: Plan,
  t: Translate,
): readonly Candidate[] => {
  switch (group) {
    case 'frameworks':
      return frameworkCandidates(own);
    case 'reducers':
      return reducerCandidates(own, t);
    case 'settings':
      return settingCandidates(own, t);
    default:
      return group satisfies never;
  }
};

/** Lays a candidate out on the layer's own input. */
export const planCandidate = ({ spec }: Candidate, own: Plan): Result<Plan> =>
  plan(spec, own.inputShape);
