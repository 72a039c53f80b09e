import type { ModelRow } from '../../../src/protocol/model-state.js';

/** What a reader does with a row. */
export class ModelEvent extends Event {
  static readonly type = 'ps-model-row';
  readonly what: 'select' | 'open' | 'reveal' | 'toggle' | 'hover' | 'leave';
  readonly row: ModelRow;

  constructor(what: ModelEvent['what'], row: ModelRow) {
    super(ModelEvent.type, { bubbles: true, composed: true });
    this.what = what;
    this.row = row;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ps-model-row': ModelEvent;
  }
}
