import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { axesOf, windowCount } from '../../src/picture/axes.js';
import {
  readUiState,
  type Header,
  type Message,
  type PanelState,
  type ReadyState,
} from '../../src/protocol/index.js';
import { WidthWatch } from '../picture/width-watch.js';
import type { HostLink } from './host-link.js';
import { IntentionEvent } from './intention-event.js';
import { panelStyles } from './panel-styles.js';
import { Player } from './player.js';
import './ps-empty.js';
import './ps-header.js';
import './ps-inspector.js';
import './ps-invalid.js';
import './ps-loading.js';
import './ps-needs-shape.js';
import './ps-stage.js';
import './ps-tabs.js';
import './ps-unreadable.js';
import '../tabs/compare/compare-tab.js';
import '../tabs/convolution/convolution-tab.js';
import '../tabs/gradient/gradient-tab.js';
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
      @ps-intention=${(event: IntentionEvent) => this.link?.send(event.intention)}
      @ps-ui=${(event: PanelUiEvent) => this.#change(event.change)}
    >
      ${this.#view(shown)}
    </main>`;
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
    return html`<ps-header .header=${header}></ps-header>`;
  }

  #ready(shown: ReadyState): TemplateResult {
    return html`${this.#header(shown.header)}
      <ps-tabs .selected=${shown.tab.kind}></ps-tabs>
      <div
        class="${shown.tab.kind === 'windows' ? 'content' : 'tab'} ${shown.header.stale ? 'stale' : ''}"
        role="tabpanel"
        aria-label=${shown.tab.kind}
      >
        ${this.#tab(shown)}
      </div>`;
  }

  #tab(shown: ReadyState): TemplateResult {
    const { tab } = shown;
    switch (tab.kind) {
      case 'windows':
        return this.#windowsTab(shown);
      case 'convolution':
        return html`<ps-convolution-tab .tab=${tab}></ps-convolution-tab>`;
      case 'compare':
        return html`<ps-compare-tab .tab=${tab}></ps-compare-tab>`;
      case 'gradient':
        return html`<ps-gradient-tab .tab=${tab}></ps-gradient-tab>`;
      default:
        return tab satisfies never;
    }
  }

  #windowsTab(shown: ReadyState): TemplateResult {
    const narrow = this.#width.value > 0 && this.#width.value < NARROW;
    return html`<div class="stage"><ps-stage .state=${shown} .ui=${this.ui}></ps-stage></div>
      <aside class="inspector" aria-label="Facts">
        <ps-inspector .state=${shown} .ui=${this.ui} ?narrow=${narrow}></ps-inspector>
      </aside>`;
  }

  #change(event: UiEvent): void {
    this.ui = reduceUi(this.ui, event);
    this.#keep();
  }

  #keep(): void {
    const restore = this.#restore;
    this.link?.keep({ ...keptUi(this.ui), ...(restore === null ? {} : { restore }) });
  }

  readonly #hear = (message: Message): void => {
    switch (message.type) {
      case 'show':
        if (message.revision < this.#revision) return;
        this.#revision = message.revision;
        this.shown = message.state;
        return;
      case 'remember':
        this.#restore = message.restore;
        this.#keep();
        return;
      case 'setMode':
        this.#change({ type: 'mode', mode: message.mode });
        return;
      case 'command':
      case 'export':
      case 'cancelExport':
      case 'image':
        return;
      default:
        message satisfies never;
    }
  };
}

function restoreOf(kept: unknown): string | null {
  if (typeof kept !== 'object' || kept === null || !('restore' in kept)) return null;
  return typeof kept.restore === 'string' ? kept.restore : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-panel': Panel;
  }
}
