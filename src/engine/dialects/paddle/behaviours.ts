import { overhanging } from '../../geometry/overhang.js';
import { say } from '../../phrase.js';
import {
  averagesPadding,
  overhangs,
  paddingCells,
  partialCells,
  tapsOf,
  type KnownBehaviour,
} from '../known-behaviour.js';

/** PaddlePaddle's bugs and oddities. */
export const paddleBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'paddle-gpu-divisor',
    cells: partialCells,
    severity: 'warning',
    touches: (plan) => averagesPadding(plan) && overhangs(plan),
    text: (plan) =>
      say(
        'PaddlePaddle on a **GPU** divides partial windows by all {taps} cells; on a CPU the overhang is left out.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'paddle-divisor-override',
    cells: paddingCells,
    severity: 'warning',
    touches: ({ spec: { reducer }, ...plan }) =>
      reducer.kind === 'avg' &&
      reducer.divisorOverride !== null &&
      plan.axes.some((axis) => axis.padBefore + axis.padAfter > 0 || overhanging(axis) !== null),
    text: () =>
      say(
        'PaddlePaddle applies divisor_override **on top** of its own divisor, which is wrong where a window is not whole.',
      ),
  },
];
