import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AfterPaint } from '../../shared/after-paint.js';
import { icon } from '../../shared/icons.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { t } from '../../shared/translate.js';
import { exportStyles } from './export-styles.js';

/** The export button with its menu, which also holds Keep and Refresh where the header is narrow. */
export abstract class MenuPopover extends LitElement {
  static override readonly styles = exportStyles;

  @property({ type: Boolean }) kept = false;
  readonly #first = new AfterPaint(this);

  /** What the menu offers. */
  protected abstract items(): TemplateResult;

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
        ${
          this.#first.painted
            ? html`<span class="narrow-only">${this.#narrowItems()}</span>${this.items()}`
            : nothing
        }
      </div>`;
  }

  /** Closes the menu and does something. */
  protected act(act: () => void): void {
    this.renderRoot.querySelector<HTMLElement>('#menu')?.hidePopover();
    act();
  }

  /** An entry that does something, with a quiet note behind its name. */
  protected item(label: string, act: () => void, note = ''): TemplateResult {
    return html`<button role="menuitem" tabindex="-1" @click=${() => this.act(act)}>
      <span>${label}</span><span class="quiet">${note}</span>
    </button>`;
  }

  /** An entry that is on or off, and leaves the menu open. */
  protected choice(label: string, isOn: boolean, toggle: () => void): TemplateResult {
    return html`<button
      role="menuitemcheckbox"
      tabindex="-1"
      aria-checked=${isOn ? 'true' : 'false'}
      @click=${toggle}
    >
      <span>${label}</span><span aria-hidden="true">${isOn ? '✓' : ''}</span>
    </button>`;
  }

  #narrowItems(): TemplateResult {
    const send = (intention: IntentionEvent['intention']) => () =>
      this.dispatchEvent(new IntentionEvent(intention));
    return html`${this.item(
        this.kept ? t('Follow the cursor') : t('Keep this call'),
        send({ type: 'keep', kept: !this.kept }),
      )}
      ${this.item(t('Refresh'), send({ type: 'refresh' }))}
      <div role="separator"></div>`;
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
