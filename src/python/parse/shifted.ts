/**
 * A copy of a stretch of the typed tree in which every offset is `by` greater. Nodes that stand
 * for nothing in the text (from 0 to 0) stay there.
 */
export function shifted<Part>(part: Part, by: number): Part {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((one: unknown) => shifted(one, by)) as Part;
  const copy = { ...part };
  for (const key in copy) {
    if (typeof copy[key] === 'object') copy[key] = shifted(copy[key], by);
  }
  if (isSpan(copy) && copy.end > 0) {
    copy.start += by;
    copy.end += by;
  }
  return copy;
}

function isSpan(part: object): part is { start: number; end: number } {
  return 'start' in part && typeof part.start === 'number' && 'end' in part;
}
