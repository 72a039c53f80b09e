import { Position, type Uri, type Location, type TextDocument } from 'vscode';
import { drawModel, findStep, type CallSummary } from '../../core/contract/index.js';
import { NO_SIZE, type ViewOptions } from '../../present/view-options.js';
import type { CallAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { openDocument } from '../analysis/open-document.js';
import { displayOf, emptyDisplay, type PanelDisplay } from './panel-display.js';
import type { TrackedCall } from './tracked-call.js';

/** What a panel is about, as far as its model goes. */
export interface ModelSubject {
  readonly call: TrackedCall | null;
  readonly file: Uri | null;
  readonly view: ViewOptions;
}

/** A call of a model in the editor. */
export interface StepAt {
  readonly document: TextDocument;
  readonly location: Location | null;
  readonly call: CallAt | null;
}

/** Has the core draw the Model tab of panels, and find the code behind its rows. */
export class ModelContents {
  readonly #analyses: DocumentAnalyses;

  constructor(analyses: DocumentAnalyses) {
    this.#analyses = analyses;
  }

  /** What the Model tab shows now. */
  async compose(subject: ModelSubject): Promise<PanelDisplay> {
    const document = await documentOf(subject);
    if (document === null) return emptyDisplay(null, '');
    const outcome = await this.#analyses.outcome(document, drawModel, {
      ...this.#choice(subject, document),
      kept: subject.view.kept,
      hasLayer: subject.call !== null,
    });
    if (outcome?.ok === true) {
      return displayOf({ ...outcome.value, unfinished: false }, outcome.value.title);
    }
    const file = this.#analyses.source(document)?.file ?? null;
    return emptyDisplay(file, this.#analyses.stopped(outcome) ?? '');
  }

  /** A call of the model in view, or the model itself; null: it isn't there. */
  async find(subject: ModelSubject, step: number | null): Promise<StepAt | null> {
    const document = await documentOf(subject);
    const source = document === null ? null : this.#analyses.source(document);
    if (document === null || source === null) return null;
    const question = { ...this.#choice(subject, document), step };
    const found = await this.#analyses.ask(document, findStep, question);
    if (found === null) return null;
    const locate = (call: CallSummary): CallAt | null => {
      const location = source.locate(call.range);
      return location === null ? null : { document, source, call, location };
    };
    return {
      document,
      location: found.range === null ? null : source.locate(found.range),
      call: found.call === null ? null : locate(found.call),
    };
  }

  #choice({ call, view }: ModelSubject, document: TextDocument) {
    const asked = view.modelPlace ?? null;
    const cursor =
      asked === null ? call?.location.range.start : new Position(asked.line, asked.column);
    const place = cursor === undefined ? null : this.#analyses.placeOf(document, cursor);
    return { place, run: view.modelRun ?? null, size: view.modelSize ?? NO_SIZE };
  }
}

const documentOf = async ({ call, file, view }: ModelSubject): Promise<TextDocument | null> => {
  const uri = view.modelPlace?.document ?? (call?.uri ?? file)?.toString();
  if (uri === undefined) return null;
  try {
    return await openDocument(uri);
  } catch {
    return null;
  }
};
