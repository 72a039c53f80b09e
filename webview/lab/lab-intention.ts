import type { LabIntention } from '../../src/protocol/lab.js';

/** Something a reader wants of the host. */
export class LabIntentionEvent extends Event {
  static readonly eventName = 'lab-intention';
  readonly intention: LabIntention;

  constructor(intention: LabIntention) {
    super(LabIntentionEvent.eventName, { bubbles: true, composed: true });
    this.intention = intention;
  }
}
