import { Location, Range, workspace, type TextDocument, type Uri } from 'vscode';
import type { CallChoice, CallSummary, ModuleText } from '../../core/contract/index.js';
import type { CallAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { sourceOf } from '../analysis/readable-source.js';
import { DisposableOwner } from '../disposable-owner.js';
import { moved } from './moved-position.js';

/** A call that stays found while its document is edited. */
export class TrackedCall extends DisposableOwner {
  #location: Location;
  #call: CallSummary;
  #before: ModuleText | null;

  constructor({ location, call, document }: CallAt, analyses: DocumentAnalyses) {
    super();
    this.#location = location;
    this.#call = call;
    this.#before = analyses.text(document);
    this.register(
      workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (changed.uri.toString() !== this.uri.toString()) return;
        const start = contentChanges.reduce(moved, this.#location.range.start);
        const end = contentChanges.reduce(moved, this.#location.range.end);
        this.#location = new Location(this.uri, new Range(start, end));
      }),
    );
  }

  /** The document the call is written in: a file, or a cell of a notebook. */
  get uri(): Uri {
    return this.#location.uri;
  }

  /** The key of the module it belongs to. */
  get moduleKey(): string {
    const document = this.#document();
    const source = document === undefined ? null : sourceOf(document);
    return source?.key ?? this.uri.toString();
  }

  /** Where the call is now. */
  get location(): Location {
    return this.#location;
  }

  /** The call as it was last read. */
  get call(): CallSummary {
    return this.#call;
  }

  /** The module as it was when the call was last seen in it. */
  get before(): ModuleText | null {
    return this.#before;
  }

  /** What finds the same call in its module as it is now. */
  choiceIn(analyses: DocumentAnalyses): CallChoice {
    const document = this.#document();
    const at =
      document === undefined ? null : analyses.placeOf(document, this.#location.range.start);
    return { by: 'track', at, id: this.#call.id, role: this.#call.role };
  }

  /** Goes on with the call as it was read anew. */
  renew(location: Location, call: CallSummary, text: ModuleText | null): void {
    this.#location = location;
    this.#call = call;
    this.#before = text;
  }

  #document(): TextDocument | undefined {
    return workspace.textDocuments.find(({ uri }) => uri.toString() === this.uri.toString());
  }
}
