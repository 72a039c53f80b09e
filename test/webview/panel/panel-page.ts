import { english, type Translate } from '../../../src/engine/index.js';
import {
  applyIntention,
  initialViewOptions,
  snapshot,
  type Subject,
  type ViewOptions,
} from '../../../src/present/index.js';
import {
  readIntention,
  readMessage,
  type Intention,
  type Message,
} from '../../../src/protocol/index.js';
import type { HostLink } from '../../../webview/panel/state/host-link.js';
import type { Panel } from '../../../webview/panel/ps-panel.js';
import '../../../webview/panel/ps-panel.js';
import { installTheme } from '../../../webview/shared/theme-sheet.js';

/** A panel in the page with the real snapshots behind it, and both borders in between. */
export class PanelPage implements HostLink {
  readonly sent: Intention[] = [];
  readonly element: Panel;
  subject: Subject;
  view: ViewOptions = initialViewOptions;
  keptState: unknown;
  /** The language of the snapshots. */
  translate: Translate = english;
  #onMessage: ((message: Message) => void) | null = null;
  #revision = 0;

  constructor(subject: Subject, width = 1200, kept: unknown = null) {
    installTheme();
    this.subject = subject;
    this.keptState = kept;
    this.element = document.createElement('ps-panel');
    this.element.link = this;
    this.resize(width);
    document.body.append(this.element);
  }

  send(intention: Intention): void {
    const read = readIntention(structuredClone(intention));
    if (!read.ok) throw new Error(read.error);
    this.sent.push(read.value);
    this.view = applyIntention(this.view, read.value);
    queueMicrotask(() => this.show());
  }

  listen(onMessage: (message: Message) => void): () => void {
    this.#onMessage = onMessage;
    return () => (this.#onMessage = null);
  }

  first(): null {
    return null;
  }

  kept(): unknown {
    return this.keptState;
  }

  keep(state: unknown): void {
    this.keptState = structuredClone(state);
  }

  /** Tells the panel something as the host would. */
  tell(message: Message): void {
    const read = readMessage(structuredClone(message));
    if (!read.ok) throw new Error(read.error);
    this.#onMessage?.(read.value);
  }

  /** Sends the newest snapshot. */
  show(): void {
    this.#revision += 1;
    this.tell({
      type: 'show',
      revision: this.#revision,
      state: snapshot(this.subject, this.view, this.translate),
    });
  }

  /** Gives the panel a width. */
  resize(width: number): void {
    this.element.style.width = `${String(width)}px`;
  }

  /** Waits until everything is drawn. */
  async drawn(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      for (const element of this.elements()) {
        if ('updateComplete' in element) await element.updateComplete;
      }
    }
  }

  /** Every element below the panel, shadow trees included, that matches. */
  all(selector: string): readonly HTMLElement[] {
    return [...this.elements()].flatMap((element) =>
      // SVG elements have all that tests ask for.
      element.matches(selector) ? [element as HTMLElement] : [],
    );
  }

  /** The first of them. */
  one(selector: string): HTMLElement {
    const [first] = this.all(selector);
    if (first === undefined) throw new Error(`no ${selector} in the panel`);
    return first;
  }

  /** The text of the first element that matches, spaces made single. */
  text(selector: string): string {
    return (this.one(selector).textContent ?? '').replace(/\s+/gu, ' ').trim();
  }

  *elements(root: ParentNode = this.element.shadowRoot ?? this.element): Generator<Element> {
    for (const child of root.children) {
      yield child;
      if (child.shadowRoot !== null) yield* this.elements(child.shadowRoot);
      yield* this.elements(child);
    }
  }

  close(): void {
    this.element.remove();
  }
}
