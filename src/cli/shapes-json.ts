import type {
  FileReport,
  Passage,
  ReportedLayer,
  ReportedProblem,
  ReportedShape,
} from '../protocol/report.js';
import type { SourceRange } from '../python/site.js';
import { Places } from './places.js';

/** Where something stands: lines from 1, columns from 0; in a notebook within a cell. */
interface JsonRange {
  readonly file: string;
  /** Index among the code cells of a notebook, from 0. */
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The formats of `--json`, the newest first. */
export const JSON_VERSIONS = [2, 1] as const;
export type JsonVersion = (typeof JSON_VERSIONS)[number];

/** What `poolscope shapes --json` prints of some layers, and of the problems. */
export const shapesJson = (
  report: FileReport,
  layers: readonly ReportedLayer[],
  places: Places = new Places(report.file, null),
  version: JsonVersion = 2,
): object => (version === 1 ? first(report, layers, places) : second(report, layers, places));

function first({ problems }: FileReport, layers: readonly ReportedLayer[], places: Places): object {
  const standing = (kind: ReportedProblem['standing']): readonly ReportedProblem[] =>
    problems.filter((problem) => problem.standing === kind);
  return {
    format: 'poolscope-shapes/1',
    sites: layers.map((layer) => ({
      ...layerJson(layer, places),
      flows: layer.passages.map(({ input, output, path }) => ({ input, output, path })),
      ...unknownJson(layer, places),
    })),
    problems: standing('proved').map((problem) => ({
      severity: problem.severity,
      code: problem.code,
      message: problem.message,
      ...(problem.range !== null && rangeJson(problem.range, places)),
      ...(problem.related.length > 0 && { related: relatedJson(problem, places) }),
    })),
    /** What looks like a failure and may be a gap in what Poolscope knows. */
    notes: standing('supposed').map(({ code, message, range }) => ({
      code,
      message,
      ...(range !== null && rangeJson(range, places)),
    })),
  };
}

function second(
  { file, problems }: FileReport,
  layers: readonly ReportedLayer[],
  places: Places,
): object {
  const passages = layers.filter((layer) => !layer.isRepeated).flatMap(certainties);
  const count = (kind: Passage['certainty']): number =>
    passages.filter((certainty) => certainty === kind).length;
  return {
    format: 'poolscope-shapes/2',
    file,
    versions: Object.fromEntries(
      layers.flatMap(({ framework, version }) => (version === null ? [] : [[framework, version]])),
    ),
    coverage: {
      exact: count('exact'),
      symbolic: count('symbolic'),
      unknown: count('unknown'),
      of: passages.length,
    },
    sites: layers.map((layer) => ({
      ...layerJson(layer, places),
      call: layer.text,
      version: layer.version,
      repeated: layer.isRepeated,
      flows: layer.passages.map(flowJson),
      ...unknownJson(layer, places),
    })),
    problems: problems.map((problem) => ({
      severity: problem.severity,
      standing: problem.standing,
      code: problem.code,
      message: problem.message,
      ...(problem.range !== null && rangeJson(problem.range, places)),
      related: relatedJson(problem, places),
    })),
  };
}

/** How well each passage is known; a layer without one counts once. */
const certainties = ({ passages }: ReportedLayer): readonly Passage['certainty'][] =>
  passages.length === 0 ? ['unknown'] : passages.map(({ certainty }) => certainty);

const flowJson = (passage: Passage): object => ({
  path: passage.path,
  certainty: passage.certainty,
  input: passage.input,
  output: outputOf(passage),
  origin: passage.origin,
  cost: passage.cost,
  notices: passage.notices,
});

/** The sizes that come out; null where none do. */
export const outputOf = ({ certainty, output }: Passage): ReportedShape | null =>
  certainty === 'unknown' ? null : output;

const layerJson = (layer: ReportedLayer, places: Places): object => ({
  role: layer.role,
  ...rangeJson(layer.range, places),
  kind: layer.kind,
  framework: layer.framework,
  params: layer.settings,
});

const unknownJson = ({ unknown }: ReportedLayer, places: Places): object => ({
  unknown: unknown?.reason ?? null,
  because: unknown === null || unknown.range === null ? null : rangeJson(unknown.range, places),
});

const relatedJson = ({ related }: ReportedProblem, places: Places): readonly object[] =>
  related.map(({ range, message }) => ({ ...rangeJson(range, places), message }));

function rangeJson({ file, start, end }: SourceRange, places: Places): JsonRange {
  const [from, to] = [places.of(file, start), places.of(file, end)];
  return {
    file,
    ...(from.cell !== null && { cell: from.cell }),
    line: from.line + 1,
    column: from.column,
    endLine: to.line + 1,
    endColumn: to.column,
  };
}
