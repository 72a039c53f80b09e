import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  readUiState,
  type Intention,
  type Message,
  type PanelState,
} from '../../src/protocol/index.js';
import { WidthWatch } from '../picture/width-watch.js';
import { ExportRunner, type ExportWish } from './export-runner.js';
import { restoreOf, type HostLink } from './host-link.js';
import type { IntentionEvent } from './intention-event.js';
import { stageAction } from './keyboard.js';
import { LaterParts } from './later-parts.js';
import { runCommand, type CommandContext } from './panel-keys.js';
import { panelView } from './panel-view.js';
import { panelStyles } from './panel-styles.js';
import { planeSizes } from './plane-sizes.js';
import { Player } from './player.js';
import { stepCount } from './step-count.js';
import type { PanelUiEvent } from './ui-event.js';
import { holdsSomething, initialUi, keptUi, reduceUi, type Ui, type UiEvent } from './ui-store.js';

/** A panel: the newest snapshot of the host, what its reader did, and nothing else. */
@customElement('ps-panel')
export class Panel extends LitElement {
  static override readonly styles = panelStyles;

  @property({ attribute: false }) link: HostLink | null = null;
  @state() private shown: PanelState | null = null;
  @state() private ui: Ui = initialUi();

  #revision = -1;
  #plane = '';
  #restore: string | null = null;
  #stop: (() => void) | null = null;
  readonly #width = new WidthWatch(this);
  readonly #player = new Player(this, () => this.#change({ type: 'tick', count: this.#windows }));
  readonly #later = new LaterParts(this);
  readonly #exports = new ExportRunner(this, this.#later, (intention) => this.#send(intention));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = null;
  }

  protected override willUpdate(): void {
    const { link } = this;
    if (link !== null && this.#stop === null) {
      const kept = link.kept();
      this.ui = initialUi(readUiState(kept));
      this.#restore = restoreOf(kept);
      this.#stop = link.listen(this.#hear);
      // A page that was here before may have begun with what is long out of date.
      const first = kept === undefined ? link.first() : null;
      if (first !== null) this.#hear(first);
      link.send({ type: 'ready', shows: this.#revision < 0 ? null : this.#revision });
    }
    this.#player.set(this.ui.playing, this.ui.speed);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (shown === null) return nothing;
    return html`<main
        class="panel"
        @ps-intention=${(event: IntentionEvent) => this.#send(event.intention)}
        @ps-ui=${(event: PanelUiEvent) => this.#change(event.change)}
        @ps-export=${(event: ExportWish & Event) => this.#export(event)}
        @keydown=${this.#onKey}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.#onDrop}
      >
        ${panelView(shown, this.ui, this.#width.value, this.#later)}
      </main>
      <ps-keyboard-map></ps-keyboard-map>`;
  }

  get #windows(): number {
    return this.shown === null ? 0 : stepCount(this.shown);
  }

  #send(intention: Intention): void {
    this.link?.send(intention);
  }

  #change(event: UiEvent): void {
    this.ui = reduceUi(this.ui, event);
    this.#keep();
  }

  #keep(): void {
    const restore = this.#restore;
    this.link?.keep({ ...keptUi(this.ui), ...(restore === null ? {} : { restore }) });
  }

  /** A zoom is for one plane; one that was kept over a reload is for the first that is shown. */
  #fit(next: PanelState): void {
    const sizes = planeSizes(next);
    if (sizes === '') return;
    if (this.#plane !== '' && this.#plane !== sizes) this.#change({ type: 'otherPlane' });
    this.#plane = sizes;
  }

  #export(wish: ExportWish): void {
    const { shown } = this;
    if (shown?.kind !== 'ready' && shown?.kind !== 'unpooling') return;
    const stage = this.renderRoot.querySelector('ps-stage, ps-unpooling-stage');
    const width = stage?.clientWidth ?? this.#width.value;
    const before = this.renderRoot.querySelector('ps-stage')?.view?.view ?? null;
    const { ui } = this;
    void this.#exports.start(
      wish,
      ({ exportSubject }) => exportSubject(shown, ui, width, before),
      ui.speed,
    );
  }

  async #openKeyboardMap(): Promise<void> {
    await this.#later.load();
    const map = this.renderRoot.querySelector('ps-keyboard-map');
    await map?.updateComplete;
    map?.show();
  }

  #takeFile(file: Blob, name: string): void {
    void this.renderRoot.querySelector('ps-values')?.take(file, name);
  }

  #commands(): CommandContext {
    return {
      state: this.shown,
      ui: this.ui,
      windows: this.#windows,
      change: (event) => this.#change(event),
      send: (intention) => this.#send(intention),
      openExport: () => this.renderRoot.querySelector('ps-export')?.show(),
      openKeyboardMap: () => void this.#openKeyboardMap(),
    };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const action = stageAction(event);
    if (action === null) return;
    event.preventDefault();
    switch (action.kind) {
      case 'command':
        runCommand(action.command, this.#commands());
        break;
      case 'mode':
        this.#change({ type: 'mode', mode: action.mode });
        break;
      case 'escape':
        if (holdsSomething(this.ui)) this.#change({ type: 'release' });
        else this.#send({ type: 'focusEditor' });
        break;
      default:
        action satisfies never;
    }
  };

  readonly #onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    this.#takeFile(file, file.name);
  };

  readonly #hear = (message: Message): void => {
    switch (message.type) {
      case 'show':
        if (message.revision <= this.#revision) break;
        this.#revision = message.revision;
        this.#fit(message.state);
        this.shown = message.state;
        break;
      case 'remember':
        this.#restore = message.restore;
        this.#keep();
        break;
      case 'setMode':
        this.#change({ type: 'mode', mode: message.mode });
        break;
      case 'command':
        runCommand(message.command, this.#commands());
        break;
      case 'export':
        this.#export({ format: message.format, scale: 2, paper: false, copy: false });
        break;
      case 'cancelExport':
        this.#exports.cancel();
        break;
      case 'image':
        this.#takeFile(new Blob([Uint8Array.from(message.data)]), message.name);
        break;
      default:
        message satisfies never;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-panel': Panel;
  }
}
