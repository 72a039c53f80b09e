import type { UiEvent } from './ui-store.js';

/** Something that changes only the panel itself, from any element up to it. */
export class PanelUiEvent extends Event {
  static readonly type = 'ps-ui';
  readonly change: UiEvent;

  constructor(change: UiEvent) {
    super(PanelUiEvent.type, { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ps-ui': PanelUiEvent;
  }
}
