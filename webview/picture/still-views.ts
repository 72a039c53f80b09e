import { repeat } from 'lit/directives/repeat.js';
import type { Layout } from '../../src/picture/layout/layout.js';
import type { Scene } from '../../src/picture/shapes/shape.js';
import { sameView, type View } from '../../src/picture/layout/view-span.js';
import type { Palette } from './palette.js';
import { svgLayer } from './picture-layers.js';

/** A part of the input as it was drawn: where everything is, and all that stays while the window moves. */
export interface StillView {
  readonly view: View | null;
  readonly layout: Layout;
  readonly scene: Scene;
}

/** Enough for a row of windows to be walked along. */
const MOST_KEPT = 8;

/**
 * The parts of an input with numbers in their cells that were in view, newest first. Walking through
 * the windows shows the same parts row after row: drawn once, they stay in the page, out of sight.
 */
export class StillViews {
  #drawn: readonly StillView[] = [];

  /** What is shown; null before the first drawing. */
  get current(): StillView | null {
    return this.#drawn[0] ?? null;
  }

  /** Shows another part; false where it was not drawn yet. */
  recall(view: View | null): boolean {
    const known = this.#drawn.find((each) => sameView(each.view, view));
    if (known === undefined) return false;
    this.#drawn = [known, ...this.#drawn.filter((each) => each !== known)];
    return true;
  }

  /** Shows what was drawn now; `alone`: what was drawn before is of no use any more. */
  show(drawn: StillView, alone: boolean): void {
    const before = alone || drawn.layout.detail !== 'cells' ? [] : this.#drawn;
    this.#drawn = [drawn, ...before].slice(0, MOST_KEPT);
  }

  /** A layer of SVG for each part; only the current one is in sight. */
  layers(palette: Palette): unknown {
    const { current } = this;
    const inOrder = this.#drawn.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
    return repeat(inOrder, keyOf, (each) =>
      svgLayer(each.scene, palette, each === current ? 'static' : 'kept'),
    );
  }
}

const keyOf = ({ view }: StillView): string =>
  view === null ? '' : [view.rows.from, view.rows.to, view.columns.from, view.columns.to].join();
