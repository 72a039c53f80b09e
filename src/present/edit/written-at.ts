import type { LayerSite, Position, SourceRange } from '../../python/site.js';

const precedes = (a: Position, b: Position): boolean =>
  a.line < b.line || (a.line === b.line && a.column <= b.column);

const within = (inner: SourceRange, outer: SourceRange): boolean =>
  inner.file === outer.file && precedes(outer.start, inner.start) && precedes(inner.end, outer.end);

/**
 * The site where a layer's arguments are written: for `pool(x)` that is where `pool` was built, for
 * `MaxPool2d(2)(x)` the inner call. A
 * function's call is that place itself. Null: it can't be told, so nothing can be added there.
 */
export const writtenAt = (site: LayerSite, sites: readonly LayerSite[]): LayerSite | null => {
  if (site.role === 'constructor') return site;
  const calledAtOnce = sites.find(
    (other) =>
      other.role === 'constructor' && other.kind === site.kind && within(other.range, site.range),
  );
  if (calledAtOnce !== undefined) return calledAtOnce;
  const ranges = (site.pooling?.arguments ?? []).flatMap(({ range }) =>
    range === null ? [] : [range],
  );
  if (ranges.length > 0 && ranges.every((range) => within(range, site.range))) return site;
  const built = sites.filter(
    (other) =>
      other.role === 'constructor' &&
      other.kind === site.kind &&
      ranges.length > 0 &&
      ranges.every((range) => within(range, other.range)),
  );
  return built.length === 1 ? (built[0] ?? null) : null;
};
