import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Range,
  Uri,
  languages,
  window,
  workspace,
  type LogOutputChannel,
  type TextDocument,
} from 'vscode';
import { problems, type CodeProblem } from '../../core/contract/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { documentsBeside, sourceOf, type ReadableSource } from '../analysis/readable-source.js';
import { COMMAND } from '../command-names.js';
import { DOCUMENTED_CODES } from '../../present/problems/documented-codes.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable, mayHoldLayers, mayPool } from '../languages.js';
import { readSettings } from '../read-settings.js';
import type { Settings } from '../../present/settings.js';
import { ProjectSeverities } from './project-severities.js';

const FIRST_LINE = new Range(0, 0, 0, 0);

/** The source that diagnostics of ours carry. */
export const DIAGNOSTIC_SOURCE = 'Poolscope';

const SEVERITY: Readonly<Record<CodeProblem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Marks what frameworks reject in the documents that are in view, and keeps the marks current. */
export class Diagnostics extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #log: LogOutputChannel;
  readonly #project = this.register(new ProjectSeverities(() => this.#checkVisible()));
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
      documents.some((part) => mayPool(part.getText()) || mayHoldLayers(part.getText()));
    if (!wanted) {
      for (const { uri } of documents) this.#collection.delete(uri);
      return;
    }
    const source = this.#analyses.source(document);
    const settled = {
      ...(await this.#project.of(document.uri)),
      ...readSettings(document.uri).severities,
    };
    const outcome = await this.#analyses.outcome(document, problems, {});
    if (source === null || outcome === null || this.disposed) return;
    const stopped = this.#analyses.stopped(outcome);
    if (!outcome.ok && stopped === null) return;
    const found = outcome.ok
      ? diagnosticsOf(source, chosen(outcome.value, settled))
      : stoppedIn(document, stopped);
    for (const { uri } of documents) this.#collection.set(uri, found.get(uri.toString()) ?? []);
  }
}

/** Problems as grave as user and project settled them; without those that are off. */
const chosen = (
  found: readonly CodeProblem[],
  severities: Settings['severities'],
): readonly CodeProblem[] =>
  found.flatMap((problem) => {
    const severity = severities[problem.code] ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });

/** The diagnostics of a module, by document. */
export const diagnosticsOf = (
  source: ReadableSource,
  found: readonly CodeProblem[],
): ReadonlyMap<string, readonly Diagnostic[]> => {
  const byDocument = new Map<string, Diagnostic[]>();
  for (const problem of found) {
    const place = placeOf(source, problem.range);
    if (place === null) continue;
    const key = place.uri.toString();
    const others = byDocument.get(key) ?? [];
    byDocument.set(key, [...others, diagnosticAt(source, problem, place.range)]);
  }
  return byDocument;
};

const diagnosticAt = (
  source: ReadableSource,
  { message, severity, code, related }: CodeProblem,
  range: Range,
): Diagnostic => {
  const diagnostic = new Diagnostic(range, message, SEVERITY[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = DOCUMENTED_CODES.has(code) ? { value: code, target: pageLink(code) } : code;
  const information = related.flatMap((part) => {
    const place = source.locate(part.range);
    return place === null ? [] : [new DiagnosticRelatedInformation(place, part.message)];
  });
  if (information.length > 0) diagnostic.relatedInformation = information;
  return diagnostic;
};

/** Opens the page about a code. */
const pageLink = (code: string): Uri =>
  Uri.from({
    scheme: 'command',
    path: COMMAND.showPage,
    query: JSON.stringify([code]),
  });

/** Where a problem is in an editor; what has no place goes to the first line. */
const placeOf = (source: ReadableSource, range: CodeProblem['range']): Location | null => {
  if (range !== null) return source.locate(range);
  const start = { line: 0, column: 0 };
  const first = source.locate({ file: source.file, start, end: start });
  return first === null ? null : new Location(first.uri, FIRST_LINE);
};

const stoppedIn = (
  { uri }: TextDocument,
  words: string | null,
): ReadonlyMap<string, readonly Diagnostic[]> => {
  const diagnostic = new Diagnostic(FIRST_LINE, words ?? '', DiagnosticSeverity.Information);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = 'stopped-process';
  return new Map([[uri.toString(), [diagnostic]]]);
};
