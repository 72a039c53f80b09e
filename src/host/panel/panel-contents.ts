import { l10n, type TextDocument, type Uri } from 'vscode';
import { drawChoice, drawPanel, type DrawnPanel } from '../../core/contract/index.js';
import { placeLabel } from '../../core/answers/place-label.js';
import type { ViewOptions } from '../../present/view-options.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { openDocument } from '../analysis/open-document.js';
import { translate } from '../translate.js';
import { ModelContents } from './model-contents.js';
import {
  displayOf,
  loadingDisplay,
  emptyDisplay,
  unreadableDisplay,
  type PanelDisplay,
} from './panel-display.js';
import type { TrackedCall } from './tracked-call.js';

/** What a panel shows, with the choices as they are from now on. */
export interface Composed {
  readonly display: PanelDisplay;
  readonly view: ViewOptions;
}

/** Has the core draw what panels show of the code as it is now. */
export class PanelContents {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;
  /** The Model tab's. */
  readonly models: ModelContents;

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
    this.models = new ModelContents(analyses);
  }

  /** The header of a call while its file is being read. */
  loading(call: TrackedCall, { kept }: ViewOptions): PanelDisplay {
    return loadingDisplay(call, kept);
  }

  /** What a panel without a call shows: the calls of the file in the editor. */
  async empty(uri: Uri | null): Promise<PanelDisplay> {
    const document = uri === null ? null : await documentOf(uri);
    const outcome =
      document === null ? null : await this.#analyses.outcome(document, drawChoice, {});
    if (outcome?.ok === true) return displayOf(outcome.value);
    const source = document === null ? null : this.#analyses.source(document);
    return emptyDisplay(source?.file ?? null, this.#analyses.stopped(outcome) ?? '');
  }

  /**
   * What a panel shows of a call now. A call that is gone from the code stays in view as it was,
   * marked as stale. A size that the reader gave is remembered once it fits.
   */
  async compose(call: TrackedCall, chosen: ViewOptions): Promise<Composed> {
    const document = await documentOf(call.uri);
    const source = document === null ? null : this.#analyses.source(document);
    if (document === null || source === null) return this.#stale(call, chosen);
    const outcome = await this.#analyses.outcome(document, drawPanel, {
      call: call.choiceIn(this.#analyses),
      view: chosen,
      given: this.#given.inFile(source.key),
      stale: false,
      location: null,
    });
    const stopped = this.#analyses.stopped(outcome);
    if (stopped !== null)
      return { display: unreadableDisplay(call, chosen.kept, stopped), view: chosen };
    const drawn = outcome?.ok === true ? outcome.value : null;
    if (drawn === null) return this.#stale(call, chosen);
    const view = { ...chosen, shapeText: drawn.shapeText };
    if (drawn.remember && drawn.shapeText !== null) {
      await this.#given.give(source.key, drawn.call.id, drawn.shapeText);
    }
    const location = source.locate(drawn.call.range);
    if (location !== null) call.renew(location, drawn.call, this.#analyses.text(document));
    return { display: drawnDisplay(drawn), view };
  }

  async #stale(call: TrackedCall, view: ViewOptions): Promise<Composed> {
    const { before } = call;
    const drawn =
      before === null
        ? null
        : await this.#analyses.askBefore(before, drawPanel, {
            call: { by: 'id', id: call.call.id },
            view,
            given: {},
            stale: true,
            location: placeLabel(before, call.call.range.start, translate),
          });
    const display =
      drawn === null
        ? unreadableDisplay(call, view.kept, l10n.t('The call is no longer in the code.'))
        : drawnDisplay(drawn);
    return { display, view };
  }
}

const drawnDisplay = (drawn: DrawnPanel): PanelDisplay =>
  displayOf(drawn, drawn.title, drawn.copyAs);

const documentOf = async (uri: Uri): Promise<TextDocument | null> => {
  try {
    return await openDocument(uri.toString());
  } catch {
    return null;
  }
};
