import { product } from '../row-major.js';
import { readersAt, readersOf, tapStep, windowEnd, windowStart, type AxisPlan } from './axis.js';
import { copiedIndex } from './edge-copy.js';
import type { Plan } from '../plan/plan.js';
import type { PoolSpec } from '../spec.js';

/** One reading of an input position along one axis: by which output, at which of its taps. */
export interface AxisReading {
  readonly output: number;
  readonly tap: number;
}

/** The windows that read one input element. */
export interface FanOut {
  /** Number of windows. */
  readonly count: number;
  /** Number of readings: more than windows where padding holds copies of the element. */
  readonly readings: number;
}

/** One window that reads an input element. */
export interface ReadingWindow {
  /** The output it makes, one index per axis. */
  readonly output: readonly number[];
  /** Which of its taps the element or its copy is, one index per axis. */
  readonly tap: readonly number[];
}

/**
 * The windows that read the input element at `position` (one index per spatial axis), itself or as
 * a copy in the padding; none outside the input. `plane` matters only to windows listed per plane.
 * Costs O(1); where padding holds copies, O(readings along an axis + padding).
 */
export const fanOut = (plan: Plan, position: readonly number[], plane = 0): FanOut => {
  const { fill } = plan.spec;
  const axes = plan.axes.map((axis, i) => {
    const at = position[i] ?? -1;
    if (!holdsCopies(axis, fill)) {
      const { count } = readersOf(axis, at, plane);
      return { count, readings: count };
    }
    const readings = readingsOf(axis, at, fill, plane, Infinity);
    return {
      count: new Set(readings.map(({ output }) => output)).size,
      readings: readings.length,
    };
  });
  return {
    count: product(axes.map(({ count }) => count)),
    readings: product(axes.map(({ readings }) => readings)),
  };
};

/**
 * The same readings one by one, in the order of their outputs (row-major), at most `limit` of them.
 */
export const readingWindows = (
  plan: Plan,
  position: readonly number[],
  limit: number,
  plane = 0,
): readonly ReadingWindow[] => {
  const { readings } = fanOut(plan, position, plane);
  const axes = plan.axes.map((axis, i) =>
    readingsOf(axis, position[i] ?? -1, plan.spec.fill, plane, limit),
  );
  const all = Array.from({ length: Math.min(readings, limit) }, (_, ordinal) =>
    unravel(ordinal, axes),
  );
  return all.map((reading) => ({
    output: reading.map(({ output }) => output),
    tap: reading.map(({ tap }) => tap),
  }));
};

const holdsCopies = (
  axis: AxisPlan,
  fill: PoolSpec['fill'],
): fill is Extract<PoolSpec['fill'], string> => typeof fill === 'string' && axis.outputSize > 0;

/** The readings along an axis, in the order of outputs, then of taps; of the element itself at most `most`. */
const readingsOf = (
  axis: AxisPlan,
  position: number,
  fill: PoolSpec['fill'],
  plane: number,
  most: number,
): readonly AxisReading[] => {
  const itself = progression(readersOf(axis, position, plane), most).map((output) =>
    reading(axis, coordinateOf(axis, position), output, plane),
  );
  if (!holdsCopies(axis, fill)) return itself;
  const copies = copiesOf(axis, position, fill).flatMap((coordinate) =>
    progression(readersAt(axis, coordinate), Infinity).map((output) =>
      reading(axis, coordinate, output, plane),
    ),
  );
  return [...itself, ...copies].sort((a, b) => a.output - b.output || a.tap - b.tap);
};

/** The coordinates outside the data, where windows reach, that repeat a position. */
const copiesOf = (
  axis: AxisPlan,
  position: number,
  fill: Extract<PoolSpec['fill'], string>,
): readonly number[] => {
  const first = Math.min(windowStart(axis, 0), 0);
  const end = Math.max(windowEnd(axis, axis.outputSize - 1), axis.inputSize);
  return [
    ...Array.from({ length: -first }, (_, i) => first + i),
    ...Array.from({ length: end - axis.inputSize }, (_, i) => axis.inputSize + i),
  ].filter((coordinate) => copiedIndex(axis, coordinate, fill) === position);
};

const coordinateOf = ({ windows }: AxisPlan, position: number): number =>
  position * (windows.kind === 'regular' ? (windows.baseDilation ?? 1) : 1);

const reading = (
  axis: AxisPlan,
  coordinate: number,
  output: number,
  plane: number,
): AxisReading => ({
  output,
  tap: (coordinate - windowStart(axis, output, plane)) / tapStep(axis),
});

const progression = (
  { first, step, count }: ReturnType<typeof readersOf>,
  most: number,
): readonly number[] => Array.from({ length: Math.min(count, most) }, (_, i) => first + step * i);

const unravel = (
  ordinal: number,
  axes: readonly (readonly AxisReading[])[],
): readonly AxisReading[] => {
  let rest = ordinal;
  return axes
    .toReversed()
    .flatMap((readings) => {
      const one = readings[rest % readings.length];
      rest = Math.floor(rest / readings.length);
      return one === undefined ? [] : [one];
    })
    .toReversed();
};
