import type { Window, WindowReducer } from '../geometry/window.js';

/**
 * The sum of the values times the weights of their taps, each the product of one entry per axis.
 * With binomial rows it is the blur of anti-aliased pooling. Source: Zhang, 2019, "Making
 * Convolutional Networks Shift-Invariant Again".
 */
export const weighted = (rows: readonly (readonly number[])[]): WindowReducer => {
  const [across = one, along = one, deep = one] = rows.toReversed();
  const eachWeight = ({ extents }: Window, visit: (tap: number, weight: number) => void): void => {
    const [depth = 1, height = 1, width = 1] = extents;
    let tap = 0;
    for (let z = 0; z < depth; z += 1) {
      for (let y = 0; y < height; y += 1) {
        const outer = (deep[z] ?? 0) * (along[y] ?? 0);
        for (let x = 0; x < width; x += 1) {
          visit(tap, outer * (across[x] ?? 0));
          tap += 1;
        }
      }
    }
  };
  return {
    value: (window) => {
      let sum = 0;
      eachWeight(window, (tap, weight) => {
        sum += weight * (window.values[tap] ?? 0);
      });
      return sum;
    },
    slopes: (window, upstream, slopes) => {
      eachWeight(window, (tap, weight) => {
        slopes[tap] = upstream * weight;
      });
    },
  };
};

const one: readonly number[] = [1];
