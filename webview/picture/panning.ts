import { lengthOf, type GridFrame, type Span } from '../../src/picture/layout/frame.js';
import type { View } from '../../src/picture/layout/view-span.js';
import { PanEvent } from './events.js';

/** A picture of which a part is in view. */
interface PannedPicture extends EventTarget {
  readonly view: View | null;
  readonly layout: { readonly inputs: readonly GridFrame[] } | null;
}

/** Pixels that a pressed pointer moves before it drags; less is a click. */
const THRESHOLD = 4;
/** Share of what is in view that one key moves by. */
const KEY_SHARE = 1 / 4;

const DIRECTIONS: Readonly<Record<string, { readonly row: number; readonly column: number }>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

/** Where a drag began: the pointer, and the middle of the view in cells of the input. */
interface Drag {
  readonly x: number;
  readonly y: number;
  readonly row: number;
  readonly column: number;
  readonly pitchX: number;
  readonly pitchY: number;
  readonly moved: boolean;
}

/** Moves the view of a zoomed input: by dragging it, or by Shift and the arrow keys. */
export class Panning {
  readonly #picture: PannedPicture;
  #drag: Drag | null = null;
  #swallowsClick = false;

  constructor(picture: PannedPicture) {
    this.#picture = picture;
  }

  readonly down = (event: PointerEvent): void => {
    const { view, layout } = this.#picture;
    const frame = layout?.inputs[0];
    this.#swallowsClick = false;
    this.#drag = null;
    if (view === null || frame === undefined || event.button !== 0 || !onInput(event)) return;
    this.#drag = {
      x: event.clientX,
      y: event.clientY,
      row: middle(view.rows),
      column: middle(view.columns),
      pitchX: frame.pitchX,
      pitchY: frame.pitchY,
      moved: false,
    };
  };

  /** Whether a movement of the pointer drags the view. */
  move(event: PointerEvent): boolean {
    const drag = this.#drag;
    if (drag === null) return false;
    if ((event.buttons & 1) === 0) {
      this.#drag = null;
      return false;
    }
    const right = event.clientX - drag.x;
    const down = event.clientY - drag.y;
    if (!drag.moved) {
      if (Math.hypot(right, down) < THRESHOLD) return false;
      this.#drag = { ...drag, moved: true };
      this.#swallowsClick = true;
      capture(event);
    }
    this.#pan(drag.row - down / drag.pitchY, drag.column - right / drag.pitchX);
    return true;
  }

  /** Whether a click is only the end of a drag. */
  endsWith(event: MouseEvent): boolean {
    this.#drag = null;
    const swallowed = this.#swallowsClick && event.type === 'click';
    this.#swallowsClick = false;
    return swallowed;
  }

  /** Whether a key moved the view. */
  key(event: KeyboardEvent): boolean {
    const { view } = this.#picture;
    const direction = DIRECTIONS[event.key];
    const alone = event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (view === null || direction === undefined || !alone || !onGrid(event)) return false;
    event.preventDefault();
    this.#pan(
      middle(view.rows) + direction.row * stepOf(view.rows),
      middle(view.columns) + direction.column * stepOf(view.columns),
    );
    return true;
  }

  #pan(row: number, column: number): void {
    this.#picture.dispatchEvent(new PanEvent(row, column));
  }
}

const middle = (span: Span): number => (span.from + span.to) / 2;
const stepOf = (span: Span): number => Math.max(1, Math.round(lengthOf(span) * KEY_SHARE));

const gridOf = (event: Event): HTMLElement | null =>
  event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.grid') : null;
const onGrid = (event: Event): boolean => gridOf(event) !== null;
const onInput = (event: Event): boolean => gridOf(event)?.dataset['part'] === 'input';

function capture(event: PointerEvent): void {
  const layers = event.currentTarget;
  if (layers instanceof HTMLElement && event.isTrusted) layers.setPointerCapture(event.pointerId);
}
