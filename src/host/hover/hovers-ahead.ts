import {
  CancellationTokenSource,
  Disposable,
  window,
  type LogOutputChannel,
  type Range,
  type TextEditor,
} from 'vscode';
import { listCalls, prepareHovers } from '../../core/contract/index.js';
import type { Position as CodePosition } from '../../python/site.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { ReadAhead } from '../analysis/read-ahead.js';
import { isReadable, mayPool } from '../languages.js';
import { readSettings } from '../read-settings.js';
import type { Hovers } from './hovers.js';

/**
 * Has the hovers of open files ready before a pointer comes by: those in view first, then those that
 * scrolling would bring into view.
 */
export const readHoversAhead = (
  analyses: DocumentAnalyses,
  hovers: Hovers,
  log: LogOutputChannel,
): Disposable => {
  const ended = new CancellationTokenSource();
  const ahead = new ReadAhead<TextEditor, CodePosition>(
    {
      inView: () => window.visibleTextEditors,
      isWanted: ({ document }) =>
        isReadable(document) && readSettings(document.uri).hover && mayPool(document.getText()),
      placesInView: (editor) => placesInView(analyses, editor),
      placesIn: (editor) => placesByNearness(analyses, editor),
      prepare: ({ document }, at) =>
        analyses.ask(
          document,
          prepareHovers,
          { places: [at], look: hovers.optionsFor(document) },
          ended.token,
        ),
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

/** So many names of pooling layers in view are looked at before the whole document is read. */
const MOST_IN_VIEW = 16;
/** A line may be as long as its file. */
const MOST_CHARACTERS = 20_000;

/** Where names of pooling layers are in view. */
const placesInView = (
  analyses: DocumentAnalyses,
  { document, visibleRanges }: TextEditor,
): readonly CodePosition[] => {
  const names = visibleRanges.flatMap((range) => {
    const start = document.offsetAt(range.start);
    const text = document.getText(range).slice(0, MOST_CHARACTERS);
    return [...text.matchAll(/pool\w{0,40}\(/giu)].map(({ index }) =>
      document.positionAt(start + index),
    );
  });
  return names.slice(0, MOST_IN_VIEW).flatMap((at) => analyses.placeOf(document, at) ?? []);
};

/** Where the calls of a document are, those nearest to what is in view first. */
const placesByNearness = async (
  analyses: DocumentAnalyses,
  { document, visibleRanges }: TextEditor,
): Promise<readonly CodePosition[]> => {
  const source = analyses.source(document);
  const calls = (await analyses.ask(document, listCalls, {})) ?? [];
  return calls
    .flatMap(({ range }) => {
      const place = source?.locate(range) ?? null;
      return place?.uri.toString() === document.uri.toString()
        ? [{ at: range.start, lines: linesAway(place.range, visibleRanges) }]
        : [];
    })
    .toSorted((a, b) => a.lines - b.lines)
    .map(({ at }) => at);
};

/** How many lines lie between a range and the nearest one in view. */
const linesAway = (range: Range, inView: readonly Range[]): number =>
  Math.min(
    ...inView.map((seen) =>
      Math.max(0, seen.start.line - range.end.line, range.start.line - seen.end.line),
    ),
  );

const asError = (value: unknown): Error =>
  value instanceof Error ? value : new Error(String(value));
