import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  readUiState,
  type Intention,
  type Message,
  type PanelState,
} from '../../src/protocol/index.js';
import { WidthWatch } from '../shared/width-watch.js';
import type { ExportEvent, ExportWish } from './export/export-event.js';
import { ExportRunner } from './export/export-runner.js';
import type { MenuPopover } from './export/menu-popover.js';
import { modelExportSubject } from './export/model-export-subject.js';
import { exportSubject } from './export/panel-export-subject.js';
import './state/ps-keyboard-map.js';
import { restoreOf, type HostLink } from './state/host-link.js';
import type { IntentionEvent } from '../shared/intention-event.js';
import { stageAction } from './state/keyboard.js';
import { runCommand, type CommandContext } from './state/panel-keys.js';
import { panelView } from './panel-view.js';
import { panelStyles } from './panel-styles.js';
import { planeSizes } from './stage/plane-sizes.js';
import { Player } from './stage/player.js';
import { stepsOf } from './stage/step-count.js';
import type { PanelUiEvent } from './state/ui-event.js';
import {
  holdsSomething,
  initialUi,
  keptUi,
  reduceUi,
  type Ui,
  type UiEvent,
} from './state/ui-store.js';

/** A panel: the newest snapshot of the host, what its reader did, and nothing else. */
@customElement('ps-panel')
export class Panel extends LitElement {
  static override readonly styles = panelStyles;

  @property({ attribute: false }) link: HostLink | null = null;
  /** No editor stands behind the panel: nothing can be asked for. */
  @property({ type: Boolean }) alone = false;
  @state() private shown: PanelState | null = null;
  /** Another call is being read than the one that is shown. */
  @state() private busy = false;
  @state() private ui: Ui = initialUi();

  #revision = -1;
  #plane = '';
  #restore: string | null = null;
  #stop: (() => void) | null = null;
  readonly #width = new WidthWatch(this);
  readonly #player = new Player(this, () => this.#change({ type: 'tick', count: this.#windows }));
  readonly #exports = new ExportRunner(this, (intention) => this.#send(intention));

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
      this.#stop = link.listen(this.#onMessage);
      // A page that was here before may have begun with what is long out of date.
      const first = kept === undefined ? link.first() : null;
      if (first !== null) this.#onMessage(first);
      link.send({ type: 'ready', shows: this.#revision < 0 ? null : this.#revision });
    }
    this.#player.set(this.ui.playing, this.ui.speed);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (shown === null) return nothing;
    return html`<main
        class="panel ${this.busy ? 'busy' : ''}"
        aria-busy=${String(this.busy)}
        @ps-intention=${(event: IntentionEvent) => this.#send(event.intention)}
        @ps-ui=${(event: PanelUiEvent) => this.#change(event.change)}
        @ps-export=${({ wish }: ExportEvent) => this.#export(wish)}
        @ps-export-menu=${() => this.#openExport()}
        @keydown=${this.#onKey}
        @dragover=${(event: DragEvent) => event.preventDefault()}
        @drop=${this.#onDrop}
      >
        ${panelView(shown, this.ui, this.#width.value, this.alone)}
      </main>
      <ps-keyboard-map></ps-keyboard-map>`;
  }

  get #windows(): number {
    return this.shown === null ? 0 : stepsOf(this.shown);
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
    if (shown?.kind === 'model') {
      const view = this.renderRoot.querySelector('ps-model-view')?.view ?? null;
      if (view === null) return;
      const room = this.renderRoot.querySelector('ps-model-view')?.stageWidth ?? this.#width.value;
      const { part = 'staircase' } = wish;
      const subjectOf = () => modelExportSubject(shown, view, part, room);
      void this.#exports.start(wish, subjectOf, this.ui.speed);
      return;
    }
    if (shown?.kind !== 'ready' && shown?.kind !== 'unpooling') return;
    const stage = this.renderRoot.querySelector('ps-stage');
    const width = stage?.clientWidth ?? this.#width.value;
    const before = stage?.view?.view ?? null;
    const { ui } = this;
    void this.#exports.start(wish, () => exportSubject(shown, ui, width, before), ui.speed);
  }

  #openExport(): void {
    this.renderRoot.querySelector<MenuPopover>('ps-export, ps-model-export')?.show();
  }

  async #openKeyboardMap(): Promise<void> {
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
      openExport: () => this.#openExport(),
      openKeyboardMap: () => void this.#openKeyboardMap(),
      stepPooling: (direction) => this.renderRoot.querySelector('ps-model-view')?.step(direction),
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

  readonly #onMessage = (message: Message): void => {
    switch (message.type) {
      case 'show':
        if (message.revision <= this.#revision) break;
        this.#revision = message.revision;
        this.#fit(message.state);
        this.shown = message.state;
        this.busy = false;
        break;
      case 'remember':
        this.#restore = message.restore;
        this.#keep();
        break;
      case 'busy':
        this.busy = true;
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
