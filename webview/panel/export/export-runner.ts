import type { ExportWish } from './export-event.js';
import type { ExportSubject } from './export-subject.js';
import { t } from '../../shared/translate.js';
import { THEMES } from '../../../src/picture/colours/theme.js';
import type { ExportFormat, Intention } from '../../../src/protocol/index.js';
import { exportFile } from './exporter.js';
import { pageTheme } from './page-theme.js';

const EACH_WINDOW = 600;

/** Runs one export at a time; a new one or a cancellation ends the last. */
export class ExportRunner {
  readonly #send: (intention: Intention) => void;
  readonly #element: Element;
  #run = 0;

  constructor(element: Element, send: (intention: Intention) => void) {
    this.#element = element;
    this.#send = send;
  }

  /** Ends the export that runs. */
  cancel(): void {
    this.#run += 1;
  }

  /** Makes a file and hands it to the host, or to the clipboard; `speed` is that of playing. */
  async start(wish: ExportWish, subjectOf: () => ExportSubject, speed: number): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const long = wish.format === 'gif' || wish.format === 'apng';
    const progress = (share: number): boolean => {
      const goesOn = run === this.#run;
      if (long && goesOn) this.#send({ type: 'exportProgress', share, cancelled: false });
      return goesOn;
    };
    try {
      const file = await exportFile(
        {
          subject: subjectOf(),
          format: wish.format,
          theme: wish.paper ? THEMES.light : pageTheme(this.#element),
          scale: wish.scale,
          delay: EACH_WINDOW / speed,
        },
        progress,
      );
      if (long) this.#send({ type: 'exportProgress', share: 1, cancelled: file === null });
      if (file === null) return;
      if (wish.copy && typeof file.data === 'string') {
        this.#send({ type: 'copy', what: copied(wish.format, file.name), text: file.data });
      } else {
        this.#send({ type: 'save', format: wish.format, name: file.name, data: file.data });
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      if (long) this.#send({ type: 'exportProgress', share: 1, cancelled: true });
      this.#send({ type: 'failed', message: `Export as ${wish.format}: ${message}`, stack });
    }
  }
}

const copied = (format: ExportFormat, file: string): string =>
  format === 'tikz' ? t('TikZ picture') : format === 'markdown' ? 'Markdown' : file;
