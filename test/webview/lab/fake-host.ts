import { draw } from '../../../src/host/lab/draw.js';
import { type LabDeed, type LabMemento, LabSession } from '../../../src/host/lab/session.js';
import { english, type Translate } from '../../../src/engine/phrase.js';
import { type LabIntention, type LabMessage, readLabMessage } from '../../../src/protocol/lab.js';
import type { LabConnection } from '../../../webview/lab/connection.js';

/** The Lab's real session in the page, with the message border in between as in VS Code. */
export class FakeHost implements LabConnection {
  readonly session: LabSession;
  readonly intentions: LabIntention[] = [];
  readonly deeds: LabDeed[] = [];
  #hear: ((message: LabMessage) => void) | null = null;
  #revision = 0;

  constructor(memento: LabMemento | null = null, translate: Translate = english) {
    this.session = new LabSession(draw, translate, memento);
  }

  send(intention: LabIntention): void {
    this.intentions.push(intention);
    const deed = this.session.receive(structuredClone(intention));
    if (deed !== null) {
      this.deeds.push(deed);
    }
    this.show();
  }

  listen(hear: (message: LabMessage) => void): () => void {
    this.#hear = hear;
    return () => {
      this.#hear = null;
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
    this.#hear?.(message.value);
  }
}
