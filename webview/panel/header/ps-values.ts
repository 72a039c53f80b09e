import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Preset, ValuesChoice, ValuesState } from '../../../src/protocol/index.js';
import { AfterPaint } from '../../shared/after-paint.js';
import { decodeImage } from '../stage/decode-image.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { PRESETS, presetOf } from './presets.js';
import { valuesStyles } from './values-styles.js';
import { t } from '../../shared/translate.js';

const originName = (origin: ValuesState['origin']): string => {
  switch (origin) {
    case 'code':
      return t('from the code');
    case 'preset':
      return '';
    case 'typed':
      return t('typed');
    case 'image':
      return t('a picture');
    default:
      return origin satisfies never;
  }
};

/** Where the input's values come from, behind the word “change”. */
@customElement('ps-values')
export class ValuesMenu extends LitElement {
  static override readonly styles = valuesStyles;

  @property({ attribute: false }) values: ValuesState | null = null;
  @property() problem = '';
  readonly #first = new AfterPaint(this);

  protected override render(): TemplateResult | typeof nothing {
    const { values } = this;
    if (values === null) return nothing;
    return html`<button class="link" aria-haspopup="dialog" @click=${this.#open}>
        ${t('change')}
      </button>
      <div popover id="menu" role="dialog" aria-label=${t('Input values')}>
        ${
          this.#first.painted
            ? html`<div class="rows">${this.#presets(values)} ${this.#rest(values)}</div>`
            : nothing
        }
      </div>`;
  }

  #presets(values: ValuesState): TemplateResult {
    const { preset } = values;
    const seeded = preset?.kind === 'random' || preset?.kind === 'digits' ? preset : null;
    return html`<label
        >${t('Values')}
        <select @change=${this.#onPreset}>
          ${
            preset === null
              ? html`<option selected disabled>${originName(values.origin)}</option>`
              : nothing
          }
          ${PRESETS.map(
            ({ kind, label }) =>
              html`<option value=${kind} .selected=${kind === preset?.kind}>${label()}</option>`,
          )}
        </select></label
      >
      ${
        seeded === null
          ? nothing
          : html`<div class="row">
              <label for="seed">${t('Seed')}</label>
              <span class="buttons">
                <input
                  class="field number"
                  id="seed"
                  type="number"
                  .value=${String(seeded.seed)}
                  @change=${(event: Event) => this.#preset({ kind: seeded.kind, seed: Math.round(numberOf(event)) })}
                />
                <button
                  class="push"
                  @click=${() => this.#preset({ kind: seeded.kind, seed: seeded.seed + 1 })}
                >
                  ${t('Another')}
                </button>
              </span>
            </div>`
      }
      ${
        preset?.kind !== 'constant'
          ? nothing
          : html`<label
              >${t('Value')}
              <input
                class="field number"
                type="number"
                step="any"
                .value=${String(preset.value)}
                @change=${(event: Event) => this.#preset({ kind: 'constant', value: numberOf(event) })}
            /></label>`
      }`;
  }

  #rest(values: ValuesState): TemplateResult {
    const act = (type: 'undo' | 'redo' | 'pickImage') => () =>
      this.dispatchEvent(new IntentionEvent({ type }));
    return html`<div class="buttons">
        ${
          values.hasCodeValues && values.origin !== 'code'
            ? html`<button class="push" @click=${() => this.#set({ kind: 'code' })}>
                ${t('From the code')}
              </button>`
            : nothing
        }
        <button class="push" @click=${act('pickImage')}>${t('Picture of the workspace')}</button>
        <label class="push"
          >${t('Picture file')}<input type="file" accept="image/*" hidden @change=${this.#onFile}
        /></label>
      </div>
      <div class="buttons">
        <button class="push" ?disabled=${!values.canUndo} @click=${act('undo')}>
          ${t('Undo')}
        </button>
        <button class="push" ?disabled=${!values.canRedo} @click=${act('redo')}>
          ${t('Redo')}
        </button>
      </div>
      <p class="quiet">
        ${t('Double-click a cell, or press F2 on it, to type a value. Pictures can be dropped on the panel.')}
      </p>
      ${this.problem === '' ? nothing : html`<p class="error" role="alert">${this.problem}</p>`}`;
  }

  readonly #open = (event: MouseEvent): void => {
    const menu = this.renderRoot.querySelector<HTMLElement>('#menu');
    if (menu === null || !(event.currentTarget instanceof HTMLElement)) return;
    menu.togglePopover();
    const box = event.currentTarget.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, window.innerWidth - menu.offsetWidth - 8));
    menu.style.left = `${String(left)}px`;
    menu.style.top = `${String(box.bottom + 4)}px`;
  };

  #set(values: ValuesChoice): void {
    this.dispatchEvent(new IntentionEvent({ type: 'setValues', values }));
  }

  #preset(preset: Preset): void {
    this.#set({ kind: 'preset', preset });
  }

  readonly #onPreset = (event: Event): void => {
    const kind = event.target instanceof HTMLSelectElement ? event.target.value : '';
    const preset = presetOf(kind);
    if (preset !== null) this.#preset(preset);
  };

  readonly #onFile = (event: Event): void => {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (file !== undefined) void this.take(file, file.name);
  };

  /** Takes a picture file as values, or says why it is not one. */
  async take(file: Blob, name: string): Promise<void> {
    const image = await decodeImage(file);
    this.problem =
      image === null ? t('{file} is not a picture that can be read.', { file: name }) : '';
    if (image !== null) this.#set({ kind: 'image', name, ...image });
  }
}

const numberOf = (event: Event): number => {
  const value = event.target instanceof HTMLInputElement ? event.target.valueAsNumber : 0;
  return Number.isFinite(value) ? value : 0;
};

declare global {
  interface HTMLElementTagNameMap {
    'ps-values': ValuesMenu;
  }
}
