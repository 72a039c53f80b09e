import type { Cell } from '../../src/picture/axes.js';
import { cellUnder } from '../../src/picture/frame.js';
import { flatIn } from '../../src/picture/unpooling/unpooling-cells.js';
import { CellEvent, WindowEvent } from '../picture/events.js';
import type { Panning } from '../picture/panning.js';
import type { UnpoolingDrawing } from './ps-unpooling-picture.js';

/** A pointer that rests this long on a cell looks at it. */
const REST = 60;

interface Target {
  readonly part: 'input' | 'output';
  readonly cell: Cell;
}

/** Turns pointer movements over an unpooling picture into what is looked at. */
export class UnpoolingPointer {
  readonly #drawing: UnpoolingDrawing;
  readonly #panning: Panning;
  #last: Target | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(drawing: UnpoolingDrawing, panning: Panning) {
    this.#drawing = drawing;
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
    if (target !== null) this.#rest = setTimeout(() => this.#look(target), REST);
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
    if (target.part === 'input') this.#send(this.#index(target.cell), 'pin');
    else this.#drawing.dispatchEvent(new CellEvent(target.cell, 'pin'));
  };

  readonly open = (event: MouseEvent): void => {
    const target = this.#target(event);
    if (target?.part === 'input') this.#drawing.edit(target.cell);
  };

  #look(target: Target): void {
    if (target.part === 'input') this.#send(this.#index(target.cell), 'hover');
    else this.#drawing.dispatchEvent(new CellEvent(target.cell, 'hover'));
  }

  #forget(target: Target): void {
    if (target.part === 'input') this.#send(0, 'leave');
    else this.#drawing.dispatchEvent(new CellEvent(null, 'hover'));
  }

  #index(cell: Cell): number {
    const { picture } = this.#drawing;
    return picture === null ? 0 : flatIn(picture.input.shape, cell);
  }

  #send(step: number, manner: 'hover' | 'leave' | 'pin'): void {
    this.#drawing.dispatchEvent(new WindowEvent(step, manner));
  }

  #target(event: MouseEvent): Target | null {
    const { layout } = this.#drawing;
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
