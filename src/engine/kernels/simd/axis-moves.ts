import { tapStep, windowEnd, windowStart, type AxisPlan } from '../../geometry/axis.js';
import type { AxisPass } from '../passes.js';
import { move, type Move, type MovesPass } from './pass.js';

/** Windows that follow one another `stride` apart and have as many taps each, clipped to the data. */
interface Group {
  readonly first: number;
  readonly start: number;
  readonly taps: number;
  stride: number;
  windows: number;
}

/** Reduces one axis tap by tap. */
export function axisPass({ outer, size, inner, outputSize, axis }: AxisPass): MovesPass {
  return {
    kind: 'moves',
    inPlace: false,
    blocks: outer,
    sourceBlock: size * inner,
    targetBlock: outputSize * inner,
    moves: groupsOf(axis).map((group) =>
      inner === 1 ? alongMove(group, tapStep(axis)) : acrossMove(group, tapStep(axis), inner),
    ),
  };
}

function groupsOf(axis: AxisPlan): readonly Group[] {
  const groups: Group[] = [];
  const step = tapStep(axis);
  for (let i = 0; i < axis.outputSize; i++) {
    const begin = windowStart(axis, i);
    const start = begin < 0 ? begin + Math.ceil(-begin / step) * step : begin;
    const taps = Math.ceil((Math.min(windowEnd(axis, i), axis.inputSize) - start) / step);
    const last = groups.at(-1);
    const stride = last === undefined ? 0 : (start - last.start) / last.windows;
    if (last?.taps === taps && stride > 0 && (last.windows === 1 || stride === last.stride)) {
      last.stride = stride;
      last.windows += 1;
    } else groups.push({ first: i, start, taps, stride: 1, windows: 1 });
  }
  return groups;
}

/** Lanes run over the values that follow the axis; at stride 1 windows follow one another too. */
function acrossMove(group: Group, step: number, inner: number): Move {
  const { first, start, taps, stride, windows } = group;
  const runs =
    stride === 1
      ? { count: windows * inner }
      : { count: inner, repeat: windows, atRepeat: stride * inner, intoRepeat: inner };
  return move({ at: start * inner, into: first * inner, taps, step: step * inner, ...runs });
}

/** Lanes run over the windows. */
function alongMove({ first, start, taps, stride, windows }: Group, step: number): Move {
  const kind = stride === 1 ? 'join' : stride === 2 && step === 1 ? 'slideByTwo' : 'slideFar';
  return move({ kind, at: start, into: first, count: windows, taps, step, stride });
}
