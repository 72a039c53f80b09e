import type { ReactiveElement } from 'lit';
import type { HeatScale } from '../../src/picture/colours/heat-levels.js';
import { ThemeWatch } from '../shared/theme-watch.js';
import { paletteFor, type Palette } from './palette.js';

/** An element's heat colours: made once for a scale in a theme, and anew when either changes. */
export class ThemePalette {
  readonly #element: ReactiveElement;
  #made: { readonly scale: HeatScale; readonly palette: Palette } | null = null;

  constructor(element: ReactiveElement) {
    this.#element = element;
    new ThemeWatch(element, () => (this.#made = null));
  }

  /** The colours of a scale in the present theme; the same object while both stay. */
  of(scale: HeatScale): Palette {
    if (this.#made?.scale !== scale) {
      this.#made = { scale, palette: paletteFor(this.#element, scale) };
    }
    return this.#made.palette;
  }
}
