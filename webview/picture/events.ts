import type { Cell } from '../../src/picture/layout/cell-axes.js';

/** Another window became the current one. */
export class WindowEvent extends Event {
  static readonly type = 'ps-window';
  readonly window: number;
  /** `hover`: only while the pointer is there. */
  readonly manner: 'choose' | 'hover' | 'leave' | 'pin';

  constructor(window: number, manner: 'choose' | 'hover' | 'leave' | 'pin') {
    super(WindowEvent.type, { bubbles: true, composed: true });
    this.window = window;
    this.manner = manner;
  }
}

/** An input cell is looked at, or none any more. */
export class CellEvent extends Event {
  static readonly type = 'ps-cell';
  readonly cell: Cell | null;
  readonly manner: 'hover' | 'pin';

  constructor(cell: Cell | null, manner: 'hover' | 'pin') {
    super(CellEvent.type, { bubbles: true, composed: true });
    this.cell = cell;
    this.manner = manner;
  }
}

/** A reader typed a value into an input cell; coordinates are those of the layer's own axes. */
export class EditEvent extends Event {
  static readonly type = 'ps-edit';
  readonly at: readonly number[];
  readonly value: number;

  constructor(at: readonly number[], value: number) {
    super(EditEvent.type, { bubbles: true, composed: true });
    this.at = at;
    this.value = value;
  }
}

/** The view was moved: its new centre in cells of the input. */
export class PanEvent extends Event {
  static readonly type = 'ps-pan';
  readonly row: number;
  readonly column: number;

  constructor(row: number, column: number) {
    super(PanEvent.type, { bubbles: true, composed: true });
    this.row = row;
    this.column = column;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ps-window': WindowEvent;
    'ps-cell': CellEvent;
    'ps-edit': EditEvent;
    'ps-pan': PanEvent;
  }
}
