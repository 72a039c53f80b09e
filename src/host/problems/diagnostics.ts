import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Position,
  Range,
  languages,
  window,
  workspace,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
  l10n,
} from 'vscode';
import type { Problem } from '../../python/site.js';
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import { documentsBeside, sourceOf } from '../analysis/readable-source.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable, mayClaim, mayPool } from '../languages.js';
import { frameworkName } from '../../engine/framework-name.js';
import { readSettings } from '../read-settings.js';
import { said } from '../translate.js';
import { checkLayer } from './layer-check.js';

/** The source that diagnostics of ours carry. */
export const DIAGNOSTIC_SOURCE = 'Poolscope';

/** What reading the code without running it found may be its own limit: it is no error of ours. */
const SEVERITY: Readonly<Record<Problem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Warning,
  warning: DiagnosticSeverity.Information,
  info: DiagnosticSeverity.Hint,
};

/** Marks what frameworks reject in the documents that are in view, and keeps the marks current. */
export class Diagnostics extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #log: LogOutputChannel;
  readonly #collection = this.register(languages.createDiagnosticCollection('poolscope'));

  constructor(analyses: DocumentAnalyses, log: LogOutputChannel) {
    super();
    this.#analyses = analyses;
    this.#log = log;
    this.register(analyses.onDidChange((key) => this.#moduleChanged(key)));
    this.register(window.onDidChangeVisibleTextEditors(() => this.#checkVisible()));
    this.register(
      workspace.onDidCloseTextDocument((document) => this.#collection.delete(document.uri)),
    );
    this.#checkVisible();
  }

  #checkVisible(): void {
    for (const { document } of window.visibleTextEditors) this.#check(document);
  }

  #moduleChanged(key: string): void {
    for (const { document } of window.visibleTextEditors) {
      if (sourceOf(document)?.key === key) this.#check(document);
    }
  }

  #check(document: TextDocument): void {
    if (!isReadable(document)) return;
    this.#publish(document).catch((error: unknown) => {
      this.#log.error('Diagnostics could not be made.', error);
    });
  }

  async #publish(document: TextDocument): Promise<void> {
    const documents = documentsBeside(document);
    const wanted =
      readSettings(document.uri).diagnostics &&
      documents.some((part) => mayPool(part.getText()) || mayClaim(part.getText()));
    if (!wanted) {
      for (const { uri } of documents) this.#collection.delete(uri);
      return;
    }
    const module = await this.#analyses.read(document);
    if (module === null || this.disposed) return;
    const found = diagnosticsOf(module);
    for (const { uri } of documents) this.#collection.set(uri, found.get(uri.toString()) ?? []);
  }
}

/** The diagnostics of a module, by document. */
export const diagnosticsOf = (module: ReadModule): ReadonlyMap<string, readonly Diagnostic[]> => {
  const found = new Map<string, Diagnostic[]>();
  const add = (uri: Uri, diagnostic: Diagnostic): void => {
    const key = uri.toString();
    const list = found.get(key) ?? [];
    const twin = list.some(
      ({ message, range }) => message === diagnostic.message && range.isEqual(diagnostic.range),
    );
    if (!twin) found.set(key, [...list, diagnostic]);
  };
  /** Errors marked at the argument to blame, which reading the code met again at the call. */
  const marked = new Set<string>();
  for (const { site } of module.sites) {
    const problem = checkLayer(site);
    const place = problem === null ? null : module.source.locate(problem.range);
    if (problem === null || place === null) continue;
    const { error, input } = problem;
    marked.add(`${error.exception}: ${error.message}`);
    const diagnostic = new Diagnostic(
      place.range,
      [
        l10n.t('{library} rejects this layer.', { library: frameworkName[site.framework] }),
        ` ${error.exception}: ${error.message}\n`,
        said(error.hint),
      ].join(''),
      DiagnosticSeverity.Error,
    );
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = error.code;
    const whole = module.source.locate(site.range);
    if (input !== null && whole !== null) {
      diagnostic.relatedInformation = [
        new DiagnosticRelatedInformation(
          whole,
          l10n.t('The input is {shape} here.', { shape: input.join('×') }),
        ),
      ];
    }
    add(place.uri, diagnostic);
  }
  for (const problem of module.analysis.problems) {
    const message = said(problem.message);
    if (marked.has(message)) continue;
    const place = problemPlace(module, problem);
    if (place === null) continue;
    const diagnostic = new Diagnostic(place.range, message, SEVERITY[problem.severity]);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = problem.code;
    add(place.uri, diagnostic);
  }
  return found;
};

/** Syntax errors are left to Python's own tools; what has no place goes to the first line. */
const problemPlace = (module: ReadModule, { code, range }: Problem): Location | null => {
  if (code.startsWith('syntax')) return null;
  if (range !== null) return range.file === module.source.file ? module.source.locate(range) : null;
  const start = { line: 0, column: 0 };
  const first = module.source.locate({ file: module.source.file, start, end: start });
  return first === null
    ? null
    : new Location(first.uri, new Range(new Position(0, 0), new Position(0, 0)));
};
