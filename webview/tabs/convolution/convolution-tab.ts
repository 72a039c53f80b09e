import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { richTextOf } from '../../../src/protocol/rich-text.js';
import type { ConvolutionTab, TabOptions } from '../../../src/protocol/tabs.js';
import type { KernelChange } from '../../shared/kernel-editor.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { remark } from '../remark.js';
import { tabStyles } from '../tab-styles.js';
import type { StepEvent } from '../../shared/step-event.js';
import type { SlideEvent } from './slider-side.js';
import '../../shared/window-stepper.js';
import './average-side.js';
import './kernel-trial.js';
import './max-side.js';
import './shifts-side.js';
import './slider-side.js';

type Side = TemplateResult | typeof nothing;

/** Whether pooling is a convolution, in a line. */
const answerOf = ({ average }: ConvolutionTab): string =>
  average?.form === 'ratio'
    ? t(
        'This average **is** one convolution divided by another. Max pooling **is not** a convolution: it takes convolutions and ReLU.',
      )
    : t(
        'Average pooling **is** a convolution with equal weights. Max pooling **is not**: it takes convolutions and ReLU.',
      );

/**
 * The layer's windows as convolutions: average left, maximum right, one stepper for both; below,
 * what lies between and what can't be.
 *
 * @fires ps-intention - `chooseInTab`, `copy`.
 */
@customElement('ps-convolution-tab')
export class ConvolutionTabView extends LitElement {
  static override readonly styles = tabStyles;

  @property({ attribute: false }) tab: ConvolutionTab | null = null;
  @state() private window = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab')) {
      this.window = Math.max(0, Math.min(this.window, this.count - 1));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { tab } = this;
    if (tab === null) {
      return nothing;
    }
    if (tab.obstacle.length > 0) {
      return html`<div class="bar"><p>${rich(tab.obstacle)}</p></div>`;
    }
    return html`<div class="bar"><p role="note">${rich(richTextOf(answerOf(tab)))}</p></div>
      ${this.bar(tab)}
      <div class="columns">${this.sides(tab)}</div>`;
  }

  /** All that is shown, with what the layer itself is first. */
  private sides(tab: ConvolutionTab): readonly Side[] {
    const average: Side = this.average(tab);
    const max: readonly Side[] = [this.max(tab), this.trial(tab)];
    const shifts: Side = this.shifts(tab);
    const softmax: Side = this.softmax(tab);
    const lp: Side = this.lp(tab);
    switch (tab.own) {
      case 'average':
        return [average, ...max, shifts, softmax, lp];
      case 'max':
        return [...max, average, shifts, softmax, lp];
      case 'softmax':
        return [softmax, average, ...max, shifts, lp];
      case 'lp':
        return [lp, average, ...max, shifts, softmax];
      default:
        return tab.own satisfies never;
    }
  }

  private get count(): number {
    return this.tab?.outputNames.length ?? 0;
  }

  private bar(tab: ConvolutionTab): TemplateResult {
    const place = t('{index} of {count}, output {name}', {
      index: this.window + 1,
      count: this.count,
      name: tab.outputNames[this.window] ?? '',
    });
    return html`<div class="bar">
      <ps-window-stepper
        .window=${this.window}
        .count=${this.count}
        .columns=${tab.picture?.axes.at(-1)?.outputSize ?? 1}
        .place=${place}
        .playable=${false}
        @window-step=${(event: StepEvent) => {
          this.window = event.window;
        }}
      ></ps-window-stepper>
      ${remark(tab)}
      <button class="link end" type="button" @click=${() => this.copyBoth(tab)}>
        ${t('Copy both as code')}
      </button>
    </div>`;
  }

  private average(tab: ConvolutionTab): TemplateResult | typeof nothing {
    return tab.average === null
      ? nothing
      : html`<section>
          <ps-average-side
            .side=${tab.average}
            .picture=${tab.picture}
            .window=${this.window}
            .channels=${tab.channels}
          ></ps-average-side>
        </section>`;
  }

  private max(tab: ConvolutionTab): TemplateResult | typeof nothing {
    return tab.max === null
      ? nothing
      : html`<section>
          <ps-max-side
            .side=${tab.max}
            .additivity=${tab.additivity}
            .window=${this.window}
          ></ps-max-side>
        </section>`;
  }

  private trial(tab: ConvolutionTab): TemplateResult | typeof nothing {
    return tab.trial === null
      ? nothing
      : html`<section>
          <ps-kernel-trial
            .trial=${tab.trial}
            .window=${this.window}
            @kernel-change=${(event: KernelChange) => this.choose({ kernel: [...event.weights] })}
          ></ps-kernel-trial>
        </section>`;
  }

  private shifts(tab: ConvolutionTab): TemplateResult | typeof nothing {
    return tab.shifts === null
      ? nothing
      : html`<section>
          <ps-shifts-side .side=${tab.shifts} .window=${this.window}></ps-shifts-side>
        </section>`;
  }

  private softmax(tab: ConvolutionTab): TemplateResult | typeof nothing {
    return tab.softmax === null
      ? nothing
      : html`<section>
          <ps-slider-side
            .side=${tab.softmax}
            .window=${this.window}
            heading=${t('Softmax lies between')}
            text=${t('A mean in which a value weighs exp(x / T). The temperature moves it from maximum to average.')}
            label=${t('Temperature')}
            .lowest=${0.05}
            .highest=${50}
            low=${t('0.05, like max')}
            high=${t('50, like average')}
            @slide=${(event: SlideEvent) => this.choose({ temperature: event.value })}
          ></ps-slider-side>
        </section>`;
  }

  private lp(tab: ConvolutionTab): TemplateResult | typeof nothing {
    return tab.lp === null
      ? nothing
      : html`<section>
          <ps-slider-side
            .side=${tab.lp}
            .window=${this.window}
            heading=${t('Lp norms come close to the maximum')}
            text=${t('Powers, one convolution with ones, and the root. The larger p, the more the largest value decides.')}
            label=${t('Exponent p')}
            .lowest=${1}
            .highest=${256}
            low=${t('1, a sum')}
            high=${t('256, nearly max')}
            @slide=${(event: SlideEvent) => this.choose({ p: event.value })}
          ></ps-slider-side>
        </section>`;
  }

  private choose(part: Partial<TabOptions>): void {
    const { tab } = this;
    if (tab !== null) {
      const choices = { ...tab.choices, ...part };
      this.dispatchEvent(new IntentionEvent({ type: 'chooseInTab', choices }));
    }
  }

  private copyBoth({ average, max }: ConvolutionTab): void {
    const texts = [average?.code[0]?.text, max?.code[0]?.text].filter((text) => text !== undefined);
    this.dispatchEvent(
      new IntentionEvent({ type: 'copy', what: t('both recipes'), text: texts.join('\n\n\n') }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-convolution-tab': ConvolutionTabView;
  }
}
