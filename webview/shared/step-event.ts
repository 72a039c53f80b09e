/** Another window was stepped to. */
export class StepEvent extends Event {
  static readonly eventName = 'window-step';
  readonly window: number;

  constructor(window: number) {
    super(StepEvent.eventName, { bubbles: true, composed: true });
    this.window = window;
  }
}
