import { exportFile } from '../export/exporter.js';
import { pageTheme } from '../export/page-theme.js';
import { THEMES } from '../../src/picture/theme.js';
import type { ExportFormat, Intention, ReadyState } from '../../src/protocol/index.js';
import type { StageView } from './stage-view.js';

/** What an export needs to know of the panel. */
export interface ExportSource {
  readonly state: ReadyState;
  readonly view: StageView;
  /** Width of the stage, in pixels. */
  readonly width: number;
  readonly speed: number;
}

/** What was asked for. */
export interface ExportWish {
  readonly format: ExportFormat;
  readonly scale: number;
  readonly paper: boolean;
  readonly copy: boolean;
}

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

  /** Makes a file and hands it to the host, or to the clipboard. */
  async start(wish: ExportWish, source: ExportSource): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const { state, view } = source;
    const long = wish.format === 'gif' || wish.format === 'apng';
    const progress = (share: number): boolean => {
      const goesOn = run === this.#run;
      if (long && goesOn) this.#send({ type: 'exportProgress', share, cancelled: false });
      return goesOn;
    };
    try {
      const file = await exportFile(
        {
          state,
          format: wish.format,
          window: view.window,
          mode: view.mode,
          theme: wish.paper ? THEMES.light : pageTheme(this.#element),
          scale: wish.scale,
          layout: {
            width: Math.max(420, source.width),
            cell: view.view === null ? null : view.cell,
            view: view.view,
          },
          delay: EACH_WINDOW / source.speed,
        },
        progress,
      );
      if (long) this.#send({ type: 'exportProgress', share: 1, cancelled: file === null });
      if (file === null) return;
      if (wish.copy && typeof file.data === 'string') {
        this.#send({ type: 'copy', what: COPIED[wish.format] ?? file.name, text: file.data });
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

const COPIED: Readonly<Partial<Record<ExportFormat, string>>> = {
  tikz: 'TikZ picture',
  markdown: 'Markdown',
};
