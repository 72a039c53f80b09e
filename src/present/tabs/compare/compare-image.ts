import { plan } from '../../../engine/index.js';
import { inputValues } from '../../input/input-values.js';
import { planeLayout } from '../../plane/plane-layout.js';
import { initialViewOptions } from '../../view-options.js';
import { isWithin, tabBudgets } from '../tab-budget.js';
import type { TabLayer } from '../tab-layer.js';

const side = 48;

/** The same layer on a small picture; null where it has not two axes, or can't be worked out on it. */
export const onImage = (layer: TabLayer): TabLayer | null => {
  const { spec } = layer.plan;
  if (spec.rank !== 2) {
    return null;
  }
  const shape = spec.layout === 'channels-last' ? [1, side, side, 1] : [1, 1, side, side];
  const planned = plan({ ...spec, call: null }, shape);
  if (!planned.ok || !isWithin(planned.value, tabBudgets.compare)) {
    return null;
  }
  const planes = planeLayout(shape, spec.rank, spec.layout, 1);
  const values = { kind: 'preset', preset: { kind: 'sample' } } as const;
  const { plane } = inputValues(planes, { ...initialViewOptions, values }, null);
  return { ...layer, plan: planned.value, values: plane(0, 0), remark: '' };
};
