import type { Plan } from '../../engine/index.js';
import type { CellBox } from './boxes.js';

/** What comes back to each input of a box when every output sends 1; null: no derivative. */
export function gradientOf(_plan: Plan, _plane: Float32Array, _box: CellBox): Float32Array | null {
  return null;
}
