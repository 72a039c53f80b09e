import type { Intention } from '../../src/protocol/index.js';

/** What a reader wants, from any element up to the panel. */
export class IntentionEvent extends Event {
  static readonly type = 'ps-intention';
  readonly intention: Intention;

  constructor(intention: Intention) {
    super(IntentionEvent.type, { bubbles: true, composed: true });
    this.intention = intention;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ps-intention': IntentionEvent;
  }
}
