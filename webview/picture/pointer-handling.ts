import type { Cell } from '../../src/picture/layout/cell-axes.js';
import { cellUnder } from '../../src/picture/layout/frame.js';
import { stepOfCell } from '../../src/picture/pair/grid-pair.js';
import { CellEvent, WindowEvent } from './events.js';
import type { Panning } from './panning.js';
import type { Picture } from './ps-picture.js';

/** A pointer that rests this long on a cell looks at it. */
const REST = 60;

interface Target {
  readonly part: 'input' | 'output';
  readonly cell: Cell;
}

/** Turns pointer movements over a picture into what is looked at. */
export class PointerHandling {
  readonly #picture: Picture;
  readonly #panning: Panning;
  #last: Target | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(picture: Picture, panning: Panning) {
    this.#picture = picture;
    this.#panning = panning;
  }

  readonly move = (event: PointerEvent): void => {
    if (this.#panning.move(event)) {
      this.leave();
      return;
    }
    const target = this.#target(event);
    const before = this.#last;
    if (before?.part === target?.part && before?.cell.join() === target?.cell.join()) return;
    this.#last = target;
    clearTimeout(this.#rest);
    if (before !== null && before.part !== target?.part) this.#forget(before);
    if (target !== null) this.#rest = setTimeout(() => this.#tell(target, 'hover'), REST);
  };

  readonly leave = (): void => {
    clearTimeout(this.#rest);
    const before = this.#last;
    this.#last = null;
    if (before !== null) this.#forget(before);
  };

  readonly click = (event: MouseEvent): void => {
    if (this.#panning.endsWith(event)) return;
    const target = this.#target(event);
    if (target === null) return;
    clearTimeout(this.#rest);
    this.#tell(target, 'pin');
  };

  readonly open = (event: MouseEvent): void => {
    const target = this.#target(event);
    if (target?.part === 'input') this.#picture.edit(target.cell);
  };

  /** A cell of the grid that is stepped through is a step, one of the other grid is looked at. */
  #tell({ part, cell }: Target, manner: 'hover' | 'pin'): void {
    const { pair } = this.#picture;
    if (pair === null) return;
    this.#picture.dispatchEvent(
      part === pair.stepped
        ? new WindowEvent(stepOfCell(pair, cell), manner)
        : new CellEvent(cell, manner),
    );
  }

  #forget({ part }: Target): void {
    this.#picture.dispatchEvent(
      part === this.#picture.pair?.stepped
        ? new WindowEvent(0, 'leave')
        : new CellEvent(null, 'hover'),
    );
  }

  #target(event: MouseEvent): Target | null {
    const { layout } = this.#picture;
    const layers = event.currentTarget;
    if (layout === null || !(layers instanceof HTMLElement)) return null;
    const box = layers.getBoundingClientRect();
    const point = { x: event.clientX - box.x, y: event.clientY - box.y };
    for (const part of ['input', 'output'] as const) {
      for (const frame of part === 'input' ? layout.inputs : layout.outputs) {
        const place = cellUnder(frame, point);
        if (place !== null) return { part, cell: [frame.depth, place.row, place.column] };
      }
    }
    return null;
  }
}
