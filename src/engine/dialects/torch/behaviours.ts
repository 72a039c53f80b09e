import { say } from '../../phrase.js';
import {
  averagesPadding,
  overhangs,
  partialCells,
  roundsUp,
  tapsOf,
  type KnownBehaviour,
} from '../known-behaviour.js';

/** PyTorch's bugs and oddities. */
export const torchBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'torch-lp-signed',
    severity: 'warning',
    touches: ({ spec: { reducer } }) =>
      reducer.kind === 'lp' && Number.isFinite(reducer.p) && reducer.p % 2 !== 0,
    text: ({ spec: { reducer } }) =>
      reducer.kind === 'lp' && reducer.p === 1
        ? say('PyTorch takes **no absolute value**: with p = 1 this is the signed sum of a window.')
        : say(
            'PyTorch takes **no absolute value**: a window whose powers add up to less than 0 gives NaN.',
          ),
  },
  {
    code: 'torch-lp-infinity',
    severity: 'warning',
    touches: ({ spec: { reducer } }) =>
      reducer.kind === 'lp' && reducer.p === Number.POSITIVE_INFINITY,
    text: () =>
      say(
        'norm_type=inf is the largest absolute value in PyTorch 2; PyTorch **1.13** gives 1.0 everywhere.',
      ),
  },
  {
    code: 'torch-lp-partial-inflated',
    cells: partialCells,
    severity: 'warning',
    touches: (plan) => plan.spec.reducer.kind === 'lp' && overhangs(plan),
    text: (plan) =>
      say(
        'Partial windows are **scaled up** to {taps} values: PyTorch takes the mean of the cells there and multiplies by the whole kernel.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'torch-compile-ceil-gradient',
    cells: partialCells,
    severity: 'info',
    touches: (plan) => plan.spec.reducer.kind === 'avg' && roundsUp(plan) && overhangs(plan),
    text: (plan) =>
      say(
        'Under **torch.compile** the gradient of partial windows is divided by all {taps} cells (run: 2.13); without it, by the cells that count.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'torch-compile-fractional',
    severity: 'info',
    touches: ({ spec: { source } }) => source.kind === 'fractional',
    text: () =>
      say(
        'Under **torch.compile** fractional pooling draws other regions than without it (run: 2.13).',
      ),
  },
  {
    code: 'torch-mps-adaptive',
    severity: 'info',
    touches: ({ spec: { source, reducer }, axes }) =>
      source.kind === 'adaptive' &&
      reducer.kind === 'max' &&
      axes.some(({ inputSize, outputSize }) => outputSize > 0 && inputSize % outputSize !== 0),
    text: () =>
      say('On Apple GPUs (**MPS**) adaptive maxima over uneven bins were wrong (reported).'),
  },
  {
    code: 'torch-onnx-export-ceil',
    cells: partialCells,
    severity: 'info',
    touches: (plan) => averagesPadding(plan) && roundsUp(plan) && overhangs(plan),
    text: () =>
      say(
        '**ONNX export**: ceil_mode with counted padding gives other values in older ONNX runtimes (reported), the same ones from PyTorch 2.13 in ONNX Runtime 1.30 (run).',
      ),
  },
  {
    code: 'torch-onnx-export-adaptive',
    severity: 'info',
    touches: ({ spec: { source }, axes }) =>
      source.kind === 'adaptive' &&
      axes.some(({ inputSize, outputSize }) => outputSize > 0 && inputSize % outputSize !== 0),
    text: ({ spec: { reducer, rank } }) =>
      reducer.kind === 'avg' && rank < 3
        ? say(
            '**ONNX export** with `dynamo=False` refuses uneven adaptive bins; the newer exporter writes these, and ONNX Runtime 1.30 gives the same values (run: 2.13).',
          )
        : say('**ONNX export** refuses uneven adaptive bins here, by either exporter (run: 2.13).'),
  },
];
