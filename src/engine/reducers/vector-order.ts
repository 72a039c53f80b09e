import type { Window, WindowReducer } from '../geometry/window.js';

/**
 * Maxima as vector units take them, where the order of comparisons shows with NaN and −∞.
 * Source: `MlasPool2DVectorKernel`, `MlasPool3DVectorKernel`, `MlasPoolGlobalKernel`.
 */

/** `MAXPS`: the second where either is NaN. */
const processorMax = (a: number, b: number): number => (a > b ? a : b);

/** `std::max`: the first unless the second is larger. */
const plainMax = (a: number, b: number): number => (a < b ? b : a);

/**
 * Down each column of the window, then across. Columns of padding hold the lowest number. The
 * columns of a plane of `width` that fill whole vectors of four compare as the processor does, the
 * rest as C++ does; over three axes a column starts from the lowest number, not from its first.
 */
export const columnsFirst = (lowest: number, width: number, rank: number): WindowReducer =>
  choosing((window) => {
    const { values, positions, count, extents, before, after } = window;
    const columns = extents[2] ?? 0;
    if (count === 0) return lowest;
    let across: number | null = (before[2] ?? 0) > 0 ? lowest : null;
    for (let column = 0; column < columns; column += 1) {
      const isVector = (positions[column] ?? 0) % width < width - (width % 4);
      const larger = isVector ? processorMax : plainMax;
      let down = rank === 3 ? larger(lowest, values[column] ?? 0) : (values[column] ?? 0);
      for (let tap = column + columns; tap < count; tap += columns) {
        down = larger(down, values[tap] ?? 0);
      }
      across = across === null ? down : processorMax(across, down);
    }
    return (after[2] ?? 0) > 0 ? processorMax(across ?? lowest, lowest) : (across ?? lowest);
  });

/** Every fourth value in a lane of its own, the lanes into one, then what is left over. */
export const fourLanes = (lowest: number): WindowReducer =>
  choosing(({ values, count }) => {
    const whole = count - (count % 4);
    const lane = (first: number): number => {
      let largest = lowest;
      for (let tap = first; tap < whole; tap += 4)
        largest = processorMax(largest, values[tap] ?? 0);
      return largest;
    };
    const even = processorMax(lane(0), lane(2));
    let largest = processorMax(even, processorMax(lane(1), lane(3)));
    for (let tap = whole; tap < count; tap += 1) largest = plainMax(largest, values[tap] ?? 0);
    return largest;
  });

/** The first tap of the value that comes out is the chosen one. */
const choosing = (value: (window: Window) => number): WindowReducer => {
  const pick = (window: Window): number => {
    const { values, count } = window;
    const largest = value(window);
    for (let tap = 0; tap < count; tap += 1) {
      if (values[tap] === largest || (Number.isNaN(largest) && Number.isNaN(values[tap]))) {
        return tap;
      }
    }
    return -1;
  };
  return {
    value,
    pick,
    slopes: (window, upstream, slopes) => {
      const chosen = pick(window);
      if (chosen >= 0) slopes[chosen] = upstream;
    },
  };
};
