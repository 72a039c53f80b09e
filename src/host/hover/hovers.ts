import {
  ColorThemeKind,
  Hover,
  MarkdownString,
  window,
  type CancellationToken,
  type Position,
  type TextDocument,
} from 'vscode';
import { hover, type HoverOptions } from '../../core/contract/index.js';
import { HOVER_COMMAND } from '../../core/hover-commands.js';
import { escaped } from '../../present/hover/markdown.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { mayPool } from '../languages.js';
import { readSettings } from '../read-settings.js';
import { markAsDone } from '../walkthrough.js';

const THEME: Readonly<Record<ColorThemeKind, NonNullable<HoverOptions['thumbnail']>>> = {
  [ColorThemeKind.Light]: 'light',
  [ColorThemeKind.Dark]: 'dark',
  [ColorThemeKind.HighContrast]: 'hc',
  [ColorThemeKind.HighContrastLight]: 'hc-light',
};

/** Explains the pooling layer under the pointer. */
export class Hovers {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
  }

  async at(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    const source = this.#analyses.source(document);
    const at = source?.placeOf(document, position) ?? null;
    if (source === null || at === null) return undefined;
    const question = { at, look: this.optionsFor(document) };
    const outcome = await this.#analyses.outcome(document, hover, question, token);
    const stopped = this.#analyses.stopped(outcome);
    if (stopped !== null) return stoppedHover(document, position, stopped);
    const found = outcome?.ok === true ? outcome.value : null;
    const location = found === null ? null : source.locate(found.range);
    if (found === null || location === null) return undefined;
    const markdown = new MarkdownString(found.text, true);
    // The chain of causes is folded: `<details>`; what comes from code is escaped.
    markdown.supportHtml = true;
    markdown.isTrusted = { enabledCommands: Object.values(HOVER_COMMAND) };
    markAsDone('hovered');
    return new Hover(markdown, location.range);
  }

  /** How the hovers of a document look now. */
  optionsFor(document: TextDocument): HoverOptions {
    const key = this.#analyses.source(document)?.key ?? '';
    return {
      document: document.uri.toString(),
      thumbnail: readSettings(document.uri).thumbnail ? THEME[window.activeColorTheme.kind] : null,
      given: this.#given.inFile(key),
    };
  }
}

/** Says on a line that may hold a pooling layer why nothing is said about it. */
const stoppedHover = (
  document: TextDocument,
  position: Position,
  words: string,
): Hover | undefined => {
  const { text, range } = document.lineAt(position.line);
  if (!mayPool(text)) return undefined;
  return new Hover(new MarkdownString(`$(warning) ${escaped(words)}`, true), range);
};
