import type { MaxSide } from '../../../protocol/tabs.js';

/**
 * The levels of a tree of pairs from its maps in the engine's order: for each pair its gain
 * `relu(b − a)` and its node, for a value carried along its node alone. Values lie output by
 * output, `nodes` to each.
 */
export const treeLevels = (
  maps: readonly Float64Array[],
  leaves: number,
  outputs: number,
): MaxSide['levels'] => {
  const levels: MaxSide['levels'][number][] = [];
  let below = leaves;
  let at = 0;
  while (below > 1) {
    const nodes = Math.ceil(below / 2);
    const values = new Float32Array(nodes * outputs);
    const gains = new Float32Array(nodes * outputs);
    const carried: number[] = [];
    for (let node = 0; node < nodes; node += 1) {
      const paired = 2 * node + 1 < below;
      const gain = paired ? maps[at] : undefined;
      const value = maps[paired ? at + 1 : at];
      at += paired ? 2 : 1;
      if (!paired) {
        carried.push(node);
      }
      for (let output = 0; output < outputs; output += 1) {
        values[output * nodes + node] = value?.[output] ?? Number.NaN;
        gains[output * nodes + node] = gain?.[output] ?? 0;
      }
    }
    levels.push({ nodes, values, gains, carried });
    below = nodes;
  }
  return levels;
};
