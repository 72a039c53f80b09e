import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { csvTable, markdownTable, type PlainTable } from '../../src/picture/model/plain-table.js';
import { plainText } from '../../src/protocol/rich-text.js';
import type { ReportRow, ReportState } from '../../src/protocol/report-state.js';
import { baseStyles } from '../shared/base-styles.js';
import { icon } from '../shared/icons.js';
import { IntentionEvent } from '../shared/intention-event.js';
import { rich } from '../shared/rich-template.js';
import { t } from '../shared/translate.js';
import { severityOf, sortedRows, type ReportColumn, type ReportOrder } from './report-order.js';

/** So many rows more are in the page each time that they are asked for. */
const ROWS_AT_ONCE = 500;

/** Every pooling call of a file or of the workspace, in a table that can be sorted. */
@customElement('ps-report')
export class Report extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: 20px;
      }
      h1 {
        font-size: 16px;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 16px;
        margin: 6px 0 10px;
      }
      .frame {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      :is(th, td) {
        padding: 5px 14px 5px 0;
        border-bottom: 1px solid var(--ps-line);
        text-align: start;
        vertical-align: top;
      }
      td:is(.shape, .place) {
        white-space: nowrap;
      }
      .code {
        font-family: var(--ps-code-font);
        font-size: 12.5px;
      }
      th button {
        font-weight: 600;
      }
      li + li {
        margin-top: 4px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      svg.icon {
        vertical-align: -3px;
      }
      .problem {
        color: var(--ps-error);
      }
    `,
  ];

  @property({ attribute: false }) state: ReportState | null = null;
  @state() private most = ROWS_AT_ONCE;
  @state() private order: ReportOrder = { column: 'place', isDescending: false };

  protected override render(): TemplateResult | typeof nothing {
    const { state: report } = this;
    if (report === null) return nothing;
    const rows = sortedRows(report.rows, this.order);
    return html`<h1>${report.title}</h1>
      <p class="quiet">${summaryOf(report)}</p>
      <div class="tools">
        <button class="link" @click=${() => this.#copy('Markdown', markdownTable(tableOf(rows)))}>
          ${t('Copy table as Markdown')}
        </button>
        <button class="link" @click=${() => this.#copy('CSV', csvTable(tableOf(rows)))}>
          ${t('Copy table as CSV')}
        </button>
      </div>
      <div class="frame" tabindex="0" role="region" aria-label=${report.title}>
        <table>
          <thead>
            <tr>
              ${columns().map(([column, title]) => this.#heading(column, title))}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, this.most).map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      ${this.#more(rows.length)}`;
  }

  /** Says how many rows are not in the page, and adds some of them. */
  #more(count: number): TemplateResult | typeof nothing {
    const left = count - this.most;
    if (left <= 0) return nothing;
    return html`<p class="quiet" role="note">
      ${t('{shown} of {count} calls are listed; copies have them all.', { shown: this.most, count })}
      <button class="link" @click=${() => (this.most += ROWS_AT_ONCE)}>
        ${t('List {count} more', { count: Math.min(left, ROWS_AT_ONCE) })}
      </button>
    </p>`;
  }

  #heading(column: ReportColumn, title: string): TemplateResult {
    const isChosen = this.order.column === column;
    const { isDescending } = this.order;
    const sort = isChosen ? (isDescending ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" aria-sort=${sort}>
      <button
        class="link"
        @click=${() => (this.order = { column, isDescending: isChosen && !isDescending })}
      >
        ${title}<span aria-hidden="true">${isChosen ? (isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>`;
  }

  #row(row: ReportRow): TemplateResult {
    return html`<tr>
      <td class="place">
        <button class="link" @click=${() => this.#open(row, false)}>${row.file}:${row.line}</button>
      </td>
      <td>
        <button class="link code" @click=${() => this.#open(row, true)}>${row.call}</button>
      </td>
      <td class="code shape">${row.input}</td>
      <td class="code shape">${row.output}</td>
      <td>${row.cost}</td>
      <td>${noticesOf(row)}</td>
    </tr>`;
  }

  #open({ document, id }: ReportRow, picture: boolean): void {
    this.dispatchEvent(new IntentionEvent({ type: 'openReported', document, id, picture }));
  }

  #copy(what: string, text: string): void {
    this.dispatchEvent(new IntentionEvent({ type: 'copy', what, text }));
  }
}

const columns = (): readonly (readonly [ReportColumn, string])[] => [
  ['place', t('Place')],
  ['call', t('Layer')],
  ['input', t('Input')],
  ['output', t('Output')],
  ['cost', t('Cost')],
  ['notices', t('Notices')],
];

function summaryOf({ rows, files, unread, wasCancelled }: ReportState): string {
  const noted = rows.filter((row) => severityOf(row) >= 2).length;
  return [
    t('{count} pooling calls in {files} files, {noted} with a warning or an error.', {
      count: rows.length,
      files,
      noted,
    }),
    unread.length === 0 ? '' : t('Not read: {files}.', { files: unread.join(', ') }),
    wasCancelled ? t('You ended it before its end.') : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

function noticesOf({ problem, notices }: ReportRow): TemplateResult {
  return html`<ul>
    ${problem === '' ? nothing : html`<li class="problem">${icon('error')} ${problem}</li>`}
    ${notices.map(({ severity, text }) => html`<li>${icon(severity)} ${rich(text)}</li>`)}
  </ul>`;
}

const tableOf = (rows: readonly ReportRow[]): PlainTable => ({
  titles: columns().map(([, title]) => title),
  rows: rows.map((row) => [
    `${row.file}:${String(row.line)}`,
    row.call,
    row.input,
    row.output,
    row.cost,
    [row.problem, ...row.notices.map(({ text }) => plainText(text))]
      .filter((one) => one !== '')
      .join('; '),
  ]),
});

declare global {
  interface HTMLElementTagNameMap {
    'ps-report': Report;
  }
}
