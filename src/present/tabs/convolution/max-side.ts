import { product } from '../../../engine/row-major.js';
import { asEquivalence, lostMaximum } from '../../../engine/index.js';
import { richTextOf } from '../../../protocol/index.js';
import type { MaxSide } from '../../../protocol/tabs.js';
import { windowSize } from '../tab-budget.js';
import { gridOf, outputSizes, type TabLayer } from '../tab-layer.js';
import { agreementOf, by, codeOf, doubles, maximum } from './recipe.js';
import { treeLevels } from './tree-levels.js';

/** A tree of more leaves, each a convolution with as many weights, takes too long. */
const mostLeaves = 256;

/** Whether a tree would have too many leaves. */
export const hasLargeTree = ({ plan }: TabLayer): boolean => windowSize(plan.axes) > mostLeaves;

/** The maximum as a tree of pairs; null where no tree stands for it, or it is too large. */
export const maxSide = (layer: TabLayer): MaxSide | null => {
  if (hasLargeTree(layer)) return null;
  const { t } = layer;
  const found = asEquivalence('max-as-tree', by(layer, maximum), doubles(layer));
  if (found === null) {
    return null;
  }
  const sizes = outputSizes(layer.plan);
  const leaves = found.steps.filter(({ name }) => name.startsWith('tap '));
  const outputs = product(sizes);
  return {
    agreement: agreementOf(layer, found, [t('max pooling'), t('tree')]),
    leafCount: leaves.length,
    leaves: interleaved(
      leaves.map(({ tensor }) => tensor.data),
      outputs,
    ),
    levels: treeLevels(
      found.steps.slice(leaves.length).map(({ tensor }) => tensor.data),
      leaves.length,
      outputs,
    ),
    maps:
      outputs > 64 ? [] : found.steps.map(({ name, tensor }) => gridOf(name, sizes, tensor.data)),
    single: inFloat32(layer),
    caution: richTextOf(
      t(
        'Pad with the smallest input value. −∞ gives NaN, and −1e9 rounds the answer away in float32.',
      ),
    ),
    code: codeOf(found),
  };
};

/** The same tree with every result rounded to float32, and a pair that is lost in it. */
const inFloat32 = (layer: TabLayer): MaxSide['single'] => {
  const found = asEquivalence('max-as-tree', by(layer, maximum), layer.values);
  return {
    maximalError: found?.maximalError ?? 0,
    differing: found?.differing ?? 0,
    lost: lostMaximum(),
  };
};

/** Value `i` of each list side by side, output by output. */
const interleaved = (lists: readonly Float64Array[], outputs: number): Float32Array<ArrayBuffer> =>
  Float32Array.from(
    { length: lists.length * outputs },
    (_, index) => lists[index % lists.length]?.[Math.floor(index / lists.length)] ?? Number.NaN,
  );
