import { axesOf, windowIndex, type Cell } from '../../src/picture/axes.js';
import { cellUnder } from '../../src/picture/frame.js';
import { CellEvent, WindowEvent } from './events.js';
import type { Panning } from './panning.js';
import type { Picture } from './ps-picture.js';

/** A pointer that rests this long on an output makes it current. */
const REST = 60;

type Target =
  | { readonly part: 'input'; readonly cell: Cell }
  | { readonly part: 'output'; readonly cell: Cell };

/** Turns pointer movements over a picture into what is looked at. */
export class PointerHandling {
  readonly #picture: Picture;
  readonly #panning: Panning;
  #last = '';
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
    const key = target === null ? '' : `${target.part} ${target.cell.join()}`;
    if (key === this.#last) return;
    const before = this.#last;
    this.#last = key;
    clearTimeout(this.#rest);
    if (before.startsWith('output') && target?.part !== 'output') this.#send(0, 'leave');
    if (before.startsWith('input') && target?.part !== 'input') {
      this.#picture.dispatchEvent(new CellEvent(null, 'hover'));
    }
    if (target === null) return;
    this.#rest = setTimeout(() => this.#look(target), REST);
  };

  readonly leave = (): void => {
    clearTimeout(this.#rest);
    const before = this.#last;
    this.#last = '';
    if (before.startsWith('output')) this.#send(0, 'leave');
    if (before.startsWith('input')) this.#picture.dispatchEvent(new CellEvent(null, 'hover'));
  };

  readonly click = (event: MouseEvent): void => {
    if (this.#panning.endsWith(event)) return;
    const target = this.#target(event);
    if (target === null) return;
    clearTimeout(this.#rest);
    if (target.part === 'output') this.#send(this.#index(target.cell), 'pin');
    else this.#picture.dispatchEvent(new CellEvent(target.cell, 'pin'));
  };

  readonly open = (event: MouseEvent): void => {
    const target = this.#target(event);
    if (target?.part === 'input') this.#picture.edit(target.cell);
  };

  #look(target: Target): void {
    if (target.part === 'output') this.#send(this.#index(target.cell), 'hover');
    else this.#picture.dispatchEvent(new CellEvent(target.cell, 'hover'));
  }

  #index(cell: Cell): number {
    const { picture } = this.#picture;
    return picture === null ? 0 : windowIndex(axesOf(picture), cell);
  }

  #send(window: number, manner: 'hover' | 'leave' | 'pin'): void {
    this.#picture.dispatchEvent(new WindowEvent(window, manner));
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
