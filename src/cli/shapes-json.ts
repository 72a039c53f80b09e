import { textOf } from '../engine/phrase.js';
import type { ArgumentValue } from '../engine/index.js';
import { dimensionText, type Dimension } from '../python/dimension.js';
import type { Analysis, LayerSite, Problem, Shape, SourceRange } from '../python/site.js';
import { poolParams } from './pool-params.js';

/** Where something stands: lines from 1, columns from 0. */
interface JsonRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What `poolscope shapes --json` prints: the format `poolscope-shapes/1`. */
export interface ShapesJson {
  readonly format: 'poolscope-shapes/1';
  readonly sites: readonly object[];
  readonly problems: readonly object[];
}

/** The sites and problems of an analysis as plain data. */
export function shapesJson(analysis: Analysis, sites: readonly LayerSite[]): ShapesJson {
  return {
    format: 'poolscope-shapes/1',
    sites: sites.map(siteJson),
    problems: analysis.problems.map(problemJson),
  };
}

function siteJson(site: LayerSite): object {
  const params = Object.entries(poolParams(site)).map(([name, value]): [string, unknown] => [
    name,
    plain(value),
  ]);
  return {
    role: site.role,
    ...rangeJson(site.range),
    kind: site.kind,
    framework: site.framework,
    params: Object.fromEntries<unknown>(params),
    flows: site.flows.map((flow) => ({
      input: shapeJson(flow.input),
      output: shapeJson(flow.output),
      path: flow.path,
    })),
    unknown: site.unknown === null ? null : textOf(site.unknown.reason),
  };
}

function problemJson({ severity, code, message, range }: Problem): object {
  return { severity, code, message: textOf(message), ...(range !== null && rangeJson(range)) };
}

function rangeJson({ file, start, end }: SourceRange): JsonRange {
  return {
    file,
    line: start.line + 1,
    column: start.column,
    endLine: end.line + 1,
    endColumn: end.column,
  };
}

function shapeJson(shape: Shape): readonly (number | string)[] {
  return shape.map((size: Dimension) => (typeof size === 'number' ? size : dimensionText(size)));
}

function plain(value: ArgumentValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  return 'float' in value ? value.float : value.map(plain);
}
