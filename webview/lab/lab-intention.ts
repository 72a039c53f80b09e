import type { LabIntention } from '../../src/protocol/lab.js';

/** Something a reader wants of the host. */
export class LabIntentionEvent extends Event {
  static readonly eventName = 'lab-intention';
  constructor(readonly intention: LabIntention) {
    super(LabIntentionEvent.eventName, { bubbles: true, composed: true });
  }
}
