import type { LayerSite, NamedStatement, Position, SourceRange } from '../python/site.js';
import { isUnpooling } from '../present/layer/unpooling-call.js';
import { isContainerCall } from './container-call.js';

/** A pooling site with the name by which it is found again when lines above it move. */
export interface NamedSite {
  readonly id: string;
  readonly site: LayerSite;
}

const before = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.column <= b.column);

/** Whether a position lies in a range, its ends included. */
export const contains = (range: SourceRange, position: Position): boolean =>
  before(range.start, position) && before(position, range.end);

/** Whether a range lies in another, which may be the same. */
export const inside = (inner: SourceRange, outer: SourceRange): boolean =>
  before(outer.start, inner.start) && before(inner.end, outer.end);

/**
 * The pooling and unpooling sites of one file in source order, named by the statement of the module
 * that they are in, role, text and how many alike come before them there. Sites of other files that
 * the analysis went through are left out, and calls of containers.
 */
export const poolingSites = (
  sites: readonly LayerSite[],
  file: string,
  statements: readonly NamedStatement[] = [],
): readonly NamedSite[] => {
  const counts = new Map<string, number>();
  return sites
    .filter((site) => site.isPooling || (isUnpooling(site) && !isSeenAgain(site, sites)))
    .filter((site) => site.range.file === file && !isContainerCall(site))
    .toSorted((a, b) => (before(a.range.start, b.range.start) ? -1 : 1))
    .map((site) => {
      const { line } = site.range.start;
      const around = statements.findLast((statement) => statement.line <= line)?.name ?? '';
      const name = `${site.role} ${site.text} ${around}`.trimEnd();
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return { id: `${count} ${name}`, site };
    });
};

/** Whether the same layer is listed once more, with the tensors that passed it. */
const isSeenAgain = (site: LayerSite, sites: readonly LayerSite[]): boolean =>
  site.flows.length === 0 &&
  sites.some(
    (other) =>
      other.flows.length > 0 &&
      other.role === site.role &&
      other.kind === site.kind &&
      other.range.file === site.range.file &&
      inside(other.range, site.range) &&
      inside(site.range, other.range),
  );

/** A call inside another is closer; of two at one place, the one that tensors were seen in. */
const closer = (one: LayerSite, other: LayerSite): boolean =>
  inside(one.range, other.range) &&
  (!inside(other.range, one.range) || (other.flows.length === 0 && one.flows.length > 0));

/** The innermost pooling site at a position; null where there is none. */
export const siteAt = (sites: readonly NamedSite[], position: Position): NamedSite | null =>
  sites
    .filter(({ site }) => contains(site.range, position))
    .reduce<NamedSite | null>(
      (best, candidate) => (best === null || closer(candidate.site, best.site) ? candidate : best),
      null,
    );

/** The site meant by a cursor: at it, on its line, else the nearest above, else the first below. */
export const siteFor = (sites: readonly NamedSite[], position: Position): NamedSite | null =>
  siteAt(sites, position) ??
  sites.find(
    ({ site }) => site.range.start.line <= position.line && site.range.end.line >= position.line,
  ) ??
  sites.findLast(({ site }) => before(site.range.start, position)) ??
  sites.at(0) ??
  null;

/**
 * The site that a shape written at a position is meant for: at it, else the first below it before its
 * block ends; null where there is none.
 */
export const siteBelow = (
  sites: readonly NamedSite[],
  text: string,
  position: Position,
): NamedSite | null => {
  const lines = text.split('\n');
  const own = indent(lines[position.line] ?? '');
  const end = lines.findIndex(
    (line, at) => at > position.line && line.trim() !== '' && indent(line) < own,
  );
  const isWithin = ({ start }: SourceRange): boolean =>
    before(position, start) && (end < 0 || start.line < end);
  return (
    siteAt(sites, position) ??
    sites.find(({ site }) => isWithin(site.range) && !startsBlock(lines, position, site.range)) ??
    null
  );
};

const indent = (line: string): number => line.length - line.trimStart().length;

/** Whether a `def` or `class` of the same or a lower depth lies between two places. */
const startsBlock = (lines: readonly string[], from: Position, { start }: SourceRange): boolean =>
  lines
    .slice(from.line + 1, start.line)
    .some(
      (line) =>
        /^\s*(?:async\s+)?(?:def|class)\b/u.test(line) &&
        indent(line) < indent(lines[start.line] ?? ''),
    );
