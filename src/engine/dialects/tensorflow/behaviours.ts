import { say } from '../../phrase.js';
import {
  isSame,
  paddingCells,
  paddingIsRead,
  tapsOf,
  type KnownBehaviour,
} from '../known-behaviour.js';

/** TensorFlow's bugs and oddities, which Keras on it shares. */
export const tensorflowBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'tensorflow-crops',
    severity: 'warning',
    touches: ({ spec: { rank }, axes }) =>
      rank === 3 && axes.some(({ padBefore }) => padBefore < 0),
    text: () =>
      say(
        'Over three axes, SAME with a stride larger than the window **crops** the front in TensorFlow (run: 2.21); over one or two axes it doesn’t.',
      ),
  },
];

/** Keras's, on any backend. */
export const kerasBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'keras-torch-backend-same',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.reducer.kind === 'avg' &&
      isSame(plan) &&
      paddingIsRead(plan) &&
      plan.axes.some(({ padBefore, padAfter }) => padBefore !== padAfter),
    text: (plan) =>
      say(
        'Keras up to 3.15.1 on the **PyTorch backend** divides by all {taps} cells here and repeats the border; TensorFlow and JAX divide by the cells in the data.',
        { taps: tapsOf(plan) },
      ),
  },
  ...tensorflowBehaviours,
];
