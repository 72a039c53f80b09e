import type {
  Certainty,
  FileReport,
  Passage,
  ReportedLayer,
  ReportedShape,
} from '../protocol/report.js';
import type { Position, SourceRange } from '../python/site.js';

/** One passage through a pooling layer, or why there is none, for a program that asks. */
export interface LayerAnswer {
  readonly line: number;
  readonly call: string;
  readonly kind: string;
  readonly framework: string;
  /** The version of the framework whose rules were taken; null: none is known to matter. */
  readonly version: string | null;
  readonly path: string;
  readonly certainty: Certainty;
  /** Why nothing is known; null where something is. */
  readonly reason: string | null;
  readonly input: ReportedShape | null;
  readonly output: ReportedShape | null;
  /** Where the input's size comes from. */
  readonly origin: string | null;
}

/** One layer in depth. */
export interface LayerExplanation extends LayerAnswer {
  readonly settings: ReportedLayer['settings'];
  /** How each axis' output comes about. */
  readonly formulas: readonly string[];
  /** Totals of one forward pass in float32; null where the input isn't known exactly. */
  readonly cost: Passage['cost'];
  readonly notices: Passage['notices'];
}

/** How many passages are known, and how well. */
export const coverageOf = (layers: readonly LayerAnswer[]): object => {
  const count = (kind: Certainty): number =>
    layers.filter(({ certainty }) => certainty === kind).length;
  return { exact: count('exact'), symbolic: count('symbolic'), of: layers.length };
};

/** Every passage through the pooling layers of a file. */
export const layerAnswers = (report: FileReport): readonly LayerAnswer[] =>
  passagesIn(report).map(({ layer, passage }) => answerOf(layer, passage));

/** Where the first pooling layer on a line (from 1) begins; null where there is none. */
export const layerStart = (report: FileReport, line: number): Position | null =>
  passagesOn(report, line)[0]?.layer.range.start ?? null;

/** The pooling layers that stand on a line (from 1), in depth. */
export const explanations = (report: FileReport, line: number): readonly LayerExplanation[] =>
  passagesOn(report, line).map(({ layer, passage }) => ({
    ...answerOf(layer, passage),
    settings: layer.settings,
    formulas: passage?.formulas ?? [],
    cost: passage?.cost ?? null,
    notices: passage?.notices ?? [],
  }));

const passagesOn = (report: FileReport, line: number): readonly LayerPassage[] =>
  passagesIn(report).filter(
    ({ layer: { range } }) => range.start.line < line && line <= range.end.line + 1,
  );

/** What is wrong, with edits, and what may surprise. Lines and columns count from 1. */
export const problemAnswers = (report: FileReport): object => ({
  problems: report.problems
    .filter(({ standing }) => standing === 'proved')
    .map(({ severity, code, message, range, fixes }) => ({
      severity,
      code,
      message,
      ...placeOf(range),
      fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map((edit) => ({
          file: edit.range.file,
          ...placeOf(edit.range),
          newText: edit.text,
        })),
      })),
    })),
  notices: report.notices.map(({ code, text, range }) => ({ code, text, ...placeOf(range) })),
});

const placeOf = (range: SourceRange | null): object =>
  range === null
    ? { line: null }
    : {
        line: range.start.line + 1,
        column: range.start.column + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.column + 1,
      };

interface LayerPassage {
  readonly layer: ReportedLayer;
  readonly passage: Passage | null;
}

const passagesIn = ({ layers, file }: FileReport): readonly LayerPassage[] =>
  layers
    .filter((layer) => layer.isPooling && !layer.isRepeated && layer.range.file === file)
    .toSorted((a, b) => a.range.start.line - b.range.start.line)
    .flatMap((layer) => {
      const { passages } = layer;
      return (passages.length === 0 ? [null] : passages).map((passage) => ({ layer, passage }));
    });

const answerOf = (layer: ReportedLayer, passage: Passage | null): LayerAnswer => {
  const { unknown } = layer;
  const isKnown = passage !== null && passage.certainty !== 'unknown';
  return {
    line: layer.range.start.line + 1,
    call: layer.text,
    kind: layer.kind,
    framework: layer.framework,
    version: layer.version,
    path: passage?.path ?? '',
    certainty: passage?.certainty ?? 'unknown',
    reason: isKnown
      ? null
      : (unknown?.reason ?? 'No input is known. Give the size of the model’s input.'),
    input: passage?.input ?? null,
    output: isKnown ? passage.output : null,
    origin: passage?.origin ?? null,
  };
};
