import type { Plan } from '../../engine/index.js';
import type { TabName, TabState } from '../../protocol/index.js';
import type { ViewChoices } from './view-choices.js';

/** What a tab is computed from: the layer on the plane in view. */
export interface TabInput {
  readonly plan: Plan;
  /** The values of the plane in view, row-major over its spatial sizes. */
  readonly values: Float32Array;
  readonly batch: number;
  readonly channel: number;
  readonly view: ViewChoices;
}

/** What the tab in view shows beyond the picture; the others cost nothing. */
export function tabStateOf(tab: TabName, _input: TabInput): TabState {
  return { kind: tab };
}
