import type { ExportFormat } from '../../../src/protocol/index.js';

/** What of a model a picture shows. */
export type ModelPart = 'staircase' | 'table' | 'skyline';

/** What was asked for. */
export interface ExportWish {
  readonly format: ExportFormat;
  /** Pixels of the file for one of the panel's. */
  readonly scale: number;
  /** Light, for paper. */
  readonly paper: boolean;
  /** To the clipboard instead of a file. */
  readonly copy: boolean;
  /** Of a model: what of it. */
  readonly part?: ModelPart;
}

/** A reader wants a file. */
export class ExportEvent extends Event {
  static readonly type = 'ps-export';
  readonly wish: ExportWish;

  constructor(wish: ExportWish) {
    super(ExportEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ps-export': ExportEvent;
  }
}
