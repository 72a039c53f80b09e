import type { Dimension } from '../../../dimension.js';
import type { Value } from '../../../values/value.js';
import { dimensionOf } from '../../arguments.js';

/** The sizes that one number or several stand for. */
export function listOf(value: Value, name: string): readonly Dimension[] {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  return items.map((item) => dimensionOf(item, name));
}
