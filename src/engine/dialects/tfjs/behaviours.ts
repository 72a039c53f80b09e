import { say } from '../../phrase.js';
import {
  isSame,
  kernelOf,
  paddingCells,
  paddingIsRead,
  type KnownBehaviour,
} from '../known-behaviour.js';

const isSquare = (kernel: readonly number[]): boolean => kernel.every((k) => k === kernel[0]);

/** TensorFlow.js's oddities. */
export const tfjsBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'tfjs-pad-from-height',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.rank === 2 &&
      typeof (plan.spec.call?.arguments['pad'] ?? 0) === 'number' &&
      !isSame(plan) &&
      paddingIsRead(plan) &&
      !isSquare(kernelOf(plan)),
    text: () =>
      say(
        'TensorFlow.js sizes the output of a numeric pad from the filter **height** alone, for both axes.',
      ),
  },
];
