import { frameworkOf } from '../../../engine/dialects/index.js';
import {
  countsPadding,
  type Framework,
  type Padding,
  type Plan,
  type PoolSpec,
} from '../../../engine/index.js';
import { type Candidate, counting, explicit, paddingOf, withSource } from './compare-candidate.js';

type Sliding = Extract<PoolSpec['source'], { readonly kind: 'sliding' }>;

const same = (extra: 'before' | 'after'): Padding => ({ kind: 'same', extra });

/** The layer as other frameworks would pad it. */
export const frameworkCandidates = (own: Plan): readonly Candidate[] => {
  const { spec } = own;
  const { reducer } = spec;
  if (spec.source.kind !== 'sliding') {
    return [];
  }
  const pads = paddingOf(own);
  const begins = pads.map(({ before }) => before);
  const ends = pads.map(({ after }) => after);
  const counted = countsPadding(reducer);
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
    library: frameworkOf(framework).name,
    label: `${frameworkOf(framework).name}, ${spelling}`,
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
