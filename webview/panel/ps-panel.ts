import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { axesOf, windowCount } from '../../src/picture/axes.js';
import { animatedWindows } from '../../src/picture/export-scenes.js';
import {
  readUiState,
  type Header,
  type Intention,
  type Message,
  type PanelState,
  type ReadyState,
} from '../../src/protocol/index.js';
import { WidthWatch } from '../picture/width-watch.js';
import { ExportRunner, type ExportWish } from './export-runner.js';
import { restoreOf, type HostLink } from './host-link.js';
import type { IntentionEvent } from './intention-event.js';
import { keyAction } from './keyboard.js';
import { runCommand, type CommandContext } from './panel-keys.js';
import { panelStyles } from './panel-styles.js';
import { Player } from './player.js';
import './ps-empty.js';
import './ps-export.js';
import './ps-flows.js';
import './ps-header.js';
import './ps-inspector.js';
import './ps-invalid.js';
import './ps-keyboard-map.js';
import './ps-loading.js';
import './ps-needs-shape.js';
import './ps-stage.js';
import './ps-tabs.js';
import './ps-unreadable.js';
import './ps-values.js';
import { stageView } from './stage-view.js';
import { tabContent } from './tab-content.js';
import type { PanelUiEvent } from './ui-event.js';
import { initialUi, keptUi, reduceUi, type Ui, type UiEvent } from './ui-store.js';

const NARROW = 560;

/** A panel: the newest snapshot of the host, what its reader did, and nothing else. */
@customElement('ps-panel')
export class Panel extends LitElement {
  static override readonly styles = panelStyles;

  @property({ attribute: false }) link: HostLink | null = null;
  @state() private shown: PanelState | null = null;
  @state() private ui: Ui = initialUi();

  #revision = -1;
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
      this.#stop = link.listen(this.#hear);
      link.send({ type: 'ready' });
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
        ${this.#view(shown)}
      </main>
      <ps-keyboard-map></ps-keyboard-map>`;
  }

  get #windows(): number {
    return this.shown?.kind === 'ready' ? windowCount(axesOf(this.shown.picture)) : 0;
  }

  #view(shown: PanelState): TemplateResult {
    switch (shown.kind) {
      case 'empty':
        return html`<ps-empty .state=${shown}></ps-empty>`;
      case 'loading':
        return html`${this.#header(shown.header)}<ps-loading></ps-loading>`;
      case 'needsShape':
        return html`${this.#header(shown.header)}<ps-needs-shape .state=${shown}></ps-needs-shape>`;
      case 'invalid':
        return html`${this.#header(shown.header)}<ps-invalid .state=${shown}></ps-invalid>`;
      case 'unreadable':
        return html`${this.#header(shown.header)}<ps-unreadable .state=${shown}></ps-unreadable>`;
      case 'ready':
        return this.#ready(shown);
      default:
        return shown satisfies never;
    }
  }

  #header(header: Header): TemplateResult {
    return html`<ps-header .header=${header}></ps-header>${this.#stale(header)}`;
  }

  #stale(header: Header): TemplateResult | typeof nothing {
    if (!header.stale) return nothing;
    const refresh = () => this.#send({ type: 'refresh' });
    return html`<p class="stale-note" role="status">
      The code changed since this was read.
      <button class="link" @click=${refresh}>Refresh</button>
    </p>`;
  }

  #ready(shown: ReadyState): TemplateResult {
    const narrow = this.#width.value > 0 && this.#width.value < NARROW;
    const frames = animatedWindows(shown.picture, this.ui.window).length;
    return html`<ps-header .header=${shown.header}>
        <ps-export .copyAs=${shown.copyAs} .kept=${shown.header.kept} .frames=${frames}></ps-export>
        <ps-values slot="values" .values=${shown.values}></ps-values>
      </ps-header>
      ${this.#stale(shown.header)}
      <ps-flows .flows=${shown.flows} .flow=${shown.flow}></ps-flows>
      <ps-tabs .selected=${shown.tab.kind}></ps-tabs>
      ${
        shown.tab.kind === 'windows'
          ? html`<div class="content" role="tabpanel" aria-label="Windows">
              <div class="stage">
                <ps-stage .state=${shown} .ui=${this.ui} ?stale=${shown.header.stale}></ps-stage>
              </div>
              <aside class="inspector" aria-label="Facts">
                <ps-inspector .state=${shown} .ui=${this.ui} ?narrow=${narrow}></ps-inspector>
              </aside>
            </div>`
          : html`<div role="tabpanel">${tabContent(shown.tab)}</div>`
      }`;
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

  #export(wish: ExportWish): void {
    const { shown } = this;
    if (shown?.kind !== 'ready') return;
    const stage = this.renderRoot.querySelector('ps-stage');
    const width = stage?.clientWidth ?? this.#width.value;
    const view = stageView(shown.picture, this.ui, width);
    const source = { state: shown, view, width: width - 40, speed: this.ui.speed };
    void this.#exports.start(wish, source);
  }

  #commands(): CommandContext {
    return {
      state: this.shown,
      ui: this.ui,
      windows: this.#windows,
      change: (event) => this.#change(event),
      send: (intention) => this.#send(intention),
      openExport: () => this.renderRoot.querySelector('ps-export')?.show(),
      openKeyboardMap: () => this.renderRoot.querySelector('ps-keyboard-map')?.show(),
    };
  }

  /** Single letters are ours only while the stage has the focus and nothing is being typed. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const typing = path.some(
      (part) =>
        part instanceof HTMLInputElement ||
        part instanceof HTMLSelectElement ||
        (part instanceof HTMLElement && part.hasAttribute('popover')),
    );
    const onButton = event.key === ' ' && path[0] instanceof HTMLButtonElement;
    const onStage = path.some(
      (part) => part instanceof HTMLElement && part.localName === 'ps-stage',
    );
    const action = keyAction(event);
    if (event.defaultPrevented || typing || onButton || !onStage || action === null) return;
    event.preventDefault();
    switch (action.kind) {
      case 'command': {
        runCommand(action.command, this.#commands());
        return;
      }
      case 'mode': {
        this.#change({ type: 'mode', mode: action.mode });
        return;
      }
      case 'escape': {
        const pinned = this.ui.pinned || this.ui.looked !== null || this.ui.spotlight !== null;
        if (pinned) this.#change({ type: 'release' });
        else this.#send({ type: 'focusEditor' });
        return;
      }
      default:
        return action satisfies never;
    }
  };

  readonly #onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void this.renderRoot.querySelector('ps-values')?.take(file, file.name);
  };

  readonly #hear = (message: Message): void => {
    switch (message.type) {
      case 'show':
        if (message.revision < this.#revision) return;
        this.#revision = message.revision;
        this.shown = message.state;
        return;
      case 'remember':
        this.#restore = message.restore;
        {
          this.#keep();
          return;
        }
      case 'setMode': {
        this.#change({ type: 'mode', mode: message.mode });
        return;
      }
      case 'command': {
        runCommand(message.command, this.#commands());
        return;
      }
      case 'export': {
        this.#export({ format: message.format, scale: 2, paper: false, copy: false });
        return;
      }
      case 'cancelExport': {
        this.#exports.cancel();
        return;
      }
      case 'image': {
        const file = new Blob([Uint8Array.from(message.data)]);
        void this.renderRoot.querySelector('ps-values')?.take(file, message.name);
        return;
      }
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
