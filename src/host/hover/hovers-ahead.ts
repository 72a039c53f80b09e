import {
  CancellationTokenSource,
  Disposable,
  window,
  type LogOutputChannel,
  type Position,
  type TextEditor,
} from 'vscode';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { ReadAhead } from '../analysis/read-ahead.js';
import { isReadable, mayPool } from '../languages.js';
import { readSettings } from '../read-settings.js';
import type { Hovers } from './hovers.js';

/** Has the hovers of all calls in view ready before a pointer comes by. */
export const readHoversAhead = (
  analyses: DocumentAnalyses,
  hovers: Hovers,
  log: LogOutputChannel,
): Disposable => {
  const ended = new CancellationTokenSource();
  const ahead = new ReadAhead<TextEditor, Position>(
    {
      inView: () => window.visibleTextEditors,
      isWanted: ({ document }) =>
        isReadable(document) && readSettings(document.uri).hover && mayPool(document.getText()),
      placesIn: (editor) => placesInView(analyses, editor),
      prepare: ({ document }, position) => hovers.at(document, position, ended.token),
    },
    (error) => {
      log.error('Hovers could not be read ahead.', asError(error));
    },
  );
  const soon = (): void => ahead.soon();
  soon();
  return Disposable.from(
    ahead,
    window.onDidChangeVisibleTextEditors(soon),
    window.onDidChangeTextEditorVisibleRanges(soon),
    analyses.onDidChange(soon),
    new Disposable(() => ended.cancel()),
    ended,
  );
};

const placesInView = async (
  analyses: DocumentAnalyses,
  { document, visibleRanges }: TextEditor,
): Promise<readonly Position[]> => {
  const module = await analyses.read(document);
  return (module?.sites ?? []).flatMap(({ site }) => {
    const place = module?.source.locate(site.range) ?? null;
    const isInView =
      place !== null &&
      place.uri.toString() === document.uri.toString() &&
      visibleRanges.some((range) => range.intersection(place.range) !== undefined);
    return isInView ? [place.range.start] : [];
  });
};

const asError = (value: unknown): Error =>
  value instanceof Error ? value : new Error(String(value));
