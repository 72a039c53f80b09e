import * as v from 'valibot';
import { count, record } from './schema.js';

/** What the cells of a picture show. */
export const mode = v.picklist(['numbers', 'heat', 'coverage', 'gradient']);

/** What a reader set in one panel that no snapshot holds; kept by the view over reloads. */
export const uiState = record({
  mode,
  /** Index of the current window in the row-major order of all outputs of the plane. */
  window: count,
  speed: v.picklist([0.5, 1, 2, 4]),
  /** Pixels per cell; null: as many as fit. */
  zoom: v.nullable(v.number()),
  closedSections: v.array(v.string()),
});

export type Mode = v.InferOutput<typeof mode>;
export type UiState = v.InferOutput<typeof uiState>;

/** What every panel begins with. */
export const initialUiState: UiState = {
  mode: 'numbers',
  window: 0,
  speed: 1,
  zoom: null,
  closedSections: [],
};
