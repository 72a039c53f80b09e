import { draw } from '../../../src/present/lab/draw.js';
import { type LabAction, type LabMemento, LabSession } from '../../../src/present/lab/session.js';
import { english, type Translate } from '../../../src/engine/phrase.js';
import { type LabIntention, type LabMessage, readLabMessage } from '../../../src/protocol/lab.js';
import type { LabConnection } from '../../../webview/lab/connection.js';

/** The Lab's real session in the page, with the message border in between as in VS Code. */
export class FakeHost implements LabConnection {
  readonly session: LabSession;
  readonly intentions: LabIntention[] = [];
  readonly actions: LabAction[] = [];
  #onMessage: ((message: LabMessage) => void) | null = null;
  #revision = 0;

  constructor(memento: LabMemento | null = null, translate: Translate = english) {
    this.session = new LabSession(draw, translate, memento);
  }

  send(intention: LabIntention): void {
    this.intentions.push(intention);
    const action = this.session.receive(structuredClone(intention));
    if (action !== null) {
      this.actions.push(action);
    }
    this.show();
  }

  listen(onMessage: (message: LabMessage) => void): () => void {
    this.#onMessage = onMessage;
    return () => {
      this.#onMessage = null;
    };
  }

  /** Sends the newest snapshot. */
  show(): void {
    this.#revision += 1;
    const message = readLabMessage(
      structuredClone({
        type: 'showLab',
        revision: this.#revision,
        sequence: this.session.sequence,
        state: this.session.state,
      }),
    );
    if (!message.ok) {
      throw new Error(message.error);
    }
    this.#onMessage?.(message.value);
  }
}
