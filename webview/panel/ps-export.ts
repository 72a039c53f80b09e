import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActionLink, ExportFormat } from '../../src/protocol/index.js';
import { AfterPaint } from './after-paint.js';
import { IntentionEvent } from './intention-event.js';
import { icon } from './panel-icons.js';
import { exportStyles } from './export-styles.js';
import { t } from '../translate.js';

/** A reader wants a file. */
export class ExportEvent extends Event {
  static readonly type = 'ps-export';
  readonly format: ExportFormat;
  readonly scale: number;
  readonly paper: boolean;
  /** To the clipboard instead of a file. */
  readonly copy: boolean;

  constructor(format: ExportFormat, scale: number, paper: boolean, copy: boolean) {
    super(ExportEvent.type, { bubbles: true, composed: true });
    this.format = format;
    this.scale = scale;
    this.paper = paper;
    this.copy = copy;
  }
}

/** The export menu, with Keep and Refresh where the header has no room for them. */
@customElement('ps-export')
export class ExportMenu extends LitElement {
  static override readonly styles = exportStyles;

  @property({ attribute: false }) copyAs: readonly ActionLink[] = [];
  @property({ type: Boolean }) kept = false;
  /** Windows that an animation would show. */
  @property({ type: Number }) frames = 0;
  @state() private paper = false;
  readonly #first = new AfterPaint(this);

  /** Opens the menu below its button. */
  show(): void {
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.opener');
    const button = Array.from(buttons).find((each) => each.offsetParent !== null);
    const menu = this.renderRoot.querySelector<HTMLElement>('#menu');
    if (button === undefined || menu === null) return;
    menu.togglePopover();
    if (!menu.matches(':popover-open')) return;
    const box = button.getBoundingClientRect();
    menu.style.left = `${String(Math.max(8, box.right - menu.offsetWidth))}px`;
    menu.style.top = `${String(box.bottom + 4)}px`;
    this.#shown[0]?.focus();
  }

  protected override render(): TemplateResult {
    return html`<button
        class="icon-button opener wide"
        aria-haspopup="menu"
        @click=${() => this.show()}
      >
        ${icon('export')} ${t('Export')} ${icon('chevronDown')}
      </button>
      <button
        class="icon-button opener narrow"
        aria-haspopup="menu"
        aria-label=${t('More: export, keep, refresh')}
        @click=${() => this.show()}
      >
        ${icon('more')}
      </button>
      <div popover id="menu" role="menu" aria-label=${t('Export')} @keydown=${this.#onKey}>
        ${this.#first.painted ? this.#items() : nothing}
      </div>`;
  }

  #items(): TemplateResult {
    return html`<span class="narrow-only">${this.#narrowItems()}</span>
      ${this.#copyItems()} ${this.#file('tikz', t('Copy as TikZ'), 1, true)}
      ${this.#file('markdown', t('Copy as Markdown'), 1, true)}
      <div role="separator"></div>
      ${this.#file('svg', t('Save SVG'), 1)} ${this.#file('png', t('Save PNG (2×)'), 2)}
      ${this.#file('png', t('Save PNG (4×)'), 4)}
      ${this.#file('gif', t('Save GIF'), 1, false, this.#framesText())}
      ${this.#file('apng', t('Save animated PNG'), 2, false, this.#framesText())}
      ${this.#file('tikz', t('Save TikZ'), 1)} ${this.#file('markdown', t('Save Markdown'), 1)}
      ${this.#file('csv', t('Save values as CSV'), 1)}
      <div role="separator"></div>
      <button
        role="menuitemcheckbox"
        tabindex="-1"
        aria-checked=${this.paper ? 'true' : 'false'}
        @click=${() => (this.paper = !this.paper)}
      >
        <span>${t('Light, for paper')}</span
        ><span aria-hidden="true">${this.paper ? '✓' : ''}</span>
      </button>`;
  }

  #framesText(): string {
    return t('{count} frames', { count: this.frames });
  }

  #narrowItems(): TemplateResult {
    const send = (kept: boolean) => () =>
      this.#act(() => this.dispatchEvent(new IntentionEvent({ type: 'keep', kept })));
    const refresh = () =>
      this.#act(() => this.dispatchEvent(new IntentionEvent({ type: 'refresh' })));
    return html`<button role="menuitem" tabindex="-1" @click=${send(!this.kept)}>
        ${this.kept ? t('Follow the cursor') : t('Keep this call')}
      </button>
      <button role="menuitem" tabindex="-1" @click=${refresh}>${t('Refresh')}</button>
      <div role="separator"></div>`;
  }

  #copyItems(): TemplateResult | typeof nothing {
    if (this.copyAs.length === 0) return nothing;
    return html`<div role="group" aria-label=${t('Copy as code')}>
        <div class="heading" aria-hidden="true">${t('Copy as code')}</div>
        ${this.copyAs.map(
          ({ label, action }) =>
            html`<button
              role="menuitem"
              tabindex="-1"
              @click=${() =>
                this.#act(() =>
                  this.dispatchEvent(new IntentionEvent({ type: 'perform', action })),
                )}
            >
              ${label}
            </button>`,
        )}
      </div>
      <div role="separator"></div>`;
  }

  #file(
    format: ExportFormat,
    label: string,
    scale: number,
    copy = false,
    note = '',
  ): TemplateResult {
    const act = () => this.dispatchEvent(new ExportEvent(format, scale, this.paper, copy));
    return html`<button role="menuitem" tabindex="-1" @click=${() => this.#act(act)}>
      <span>${label}</span><span class="quiet">${note}</span>
    </button>`;
  }

  #act(act: () => void): void {
    this.renderRoot.querySelector<HTMLElement>('#menu')?.hidePopover();
    act();
  }

  /** The entries that there are at this width. */
  get #shown(): readonly HTMLElement[] {
    const items = this.renderRoot.querySelectorAll<HTMLElement>('[role^="menuitem"]');
    return Array.from(items).filter((item) => item.checkVisibility());
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const items = this.#shown;
    const at = items.findIndex((item) => item.matches(':focus'));
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-export': ExportMenu;
  }
  interface HTMLElementEventMap {
    'ps-export': ExportEvent;
  }
}
