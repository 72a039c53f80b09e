import {
  CodeLens,
  InlayHint,
  InlayHintKind,
  MarkdownString,
  type CancellationToken,
  type Range,
  type TextDocument,
} from 'vscode';
import type { ModelArgument } from '../../core/hover-commands.js';
import { lensTitles, modelLenses, shapeHints } from '../../core/contract/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { callArgument } from '../call-argument.js';
import { COMMAND } from '../command-names.js';
import { readSettings } from '../read-settings.js';

/** Writes the shapes of pooling calls into the editor. */
export class Hints {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
  }

  /** `1×64×112×112 → 1×64×56×56` behind each pooling call of a range whose shapes are known, and what doesn't fit. */
  async inlay(
    document: TextDocument,
    range: Range,
    token: CancellationToken,
  ): Promise<InlayHint[]> {
    const source = this.#analyses.source(document);
    const { hintedLayers: layers, inlayHints } = readSettings(document.uri);
    const costs = inlayHints === 'shapesAndCost' ? this.#given.inFile(source?.key ?? '') : null;
    const hints = await this.#analyses.ask(document, shapeHints, { layers, costs }, token);
    return (hints ?? []).flatMap(({ range: at, text, all }) => {
      const place = source?.locate(at) ?? null;
      const here = place?.uri.toString() === document.uri.toString();
      if (place === null || !here || !range.contains(place.range.end)) return [];
      const hint = new InlayHint(place.range.end, text, InlayHintKind.Type);
      hint.paddingLeft = true;
      hint.tooltip = new MarkdownString(all.map((line) => `\`${line}\``).join('  \n'));
      return [hint];
    });
  }

  /** A line with shapes and cost above each pooling call, and one above each model. */
  async lenses(document: TextDocument, token: CancellationToken): Promise<CodeLens[]> {
    const source = this.#analyses.source(document);
    if (source === null) return [];
    const question = { given: this.#given.inFile(source.key) };
    const [titles, models] = await Promise.all([
      this.#analyses.ask(document, lensTitles, question, token),
      this.#analyses.ask(document, modelLenses, {}, token),
    ]);
    const here = document.uri.toString();
    const modelLines = (models ?? []).flatMap(({ range, title }) => {
      const place = source.locate(range);
      if (place === null || place.uri.toString() !== here) return [];
      const { line, character } = place.range.start;
      const argument: ModelArgument = { document: here, line, column: character };
      return [
        new CodeLens(place.range, {
          title,
          command: COMMAND.visualizeModel,
          arguments: [argument],
        }),
      ];
    });
    const callLines = (titles ?? []).flatMap(({ id, range, title }) => {
      const place = source.locate(range);
      if (place === null || place.uri.toString() !== document.uri.toString()) return [];
      return [
        new CodeLens(place.range, {
          title,
          command: COMMAND.visualize,
          arguments: [callArgument(place, id)],
        }),
      ];
    });
    return [...modelLines, ...callLines];
  }
}
