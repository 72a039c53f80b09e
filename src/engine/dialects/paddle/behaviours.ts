import { say } from '../../phrase.js';
import {
  averagesPadding,
  overhangs,
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
];
