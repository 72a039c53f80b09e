import { window, type LogOutputChannel, type TextEditor } from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { siteAt } from '../analysis/site-search.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable } from '../languages.js';
import { labCall } from './lab-command.js';
import type { LabDeeds } from './lab-deeds.js';
import type { LabView } from './lab-view.js';

/** How long the cursor rests before the Lab hears of it. */
const REST_MILLISECONDS = 100;

/** Tells the Lab which pooling call is at the cursor, while the Lab is in view. */
export class LabFollower extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #lab: LabView;
  readonly #deeds: LabDeeds;
  readonly #log: LogOutputChannel;
  #timer: NodeJS.Timeout | null = null;

  constructor(analyses: DocumentAnalyses, lab: LabView, deeds: LabDeeds, log: LogOutputChannel) {
    super();
    this.#analyses = analyses;
    this.#lab = lab;
    this.#deeds = deeds;
    this.#log = log;
    this.register(window.onDidChangeTextEditorSelection(() => this.#soon()));
    this.register(window.onDidChangeActiveTextEditor(() => this.#soon()));
    this.register(analyses.onDidChange(() => this.#soon()));
    this.register(lab.onDidShow(() => this.#soon()));
    this.register({ dispose: () => this.#cancel() });
  }

  #soon(): void {
    this.#cancel();
    const editor = window.activeTextEditor;
    if (!this.#lab.visible || editor === undefined || !isReadable(editor.document)) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#tell(editor).catch((error: unknown) => {
        this.#log.error('The Lab could not follow the cursor.', error);
      });
    }, REST_MILLISECONDS);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #tell({ document, selection }: TextEditor): Promise<void> {
    const module = await this.#analyses.read(document);
    if (module === null) return;
    const place = module.source.placeOf(document, selection.active);
    const named = place === null ? null : siteAt(module.sites, place);
    const location = named === null ? null : module.source.locate(named.site.range);
    this.#lab.select(
      named === null || location === null
        ? null
        : labCall(this.#deeds, { module, named, location }),
    );
  }
}
