import type { SourceFile } from '../../../../src/python/tree/source-file.js';

/** A file's tree as JSON, with offsets in its text: two versions of it are alike when these are. */
export function placedTree(file: SourceFile): string {
  return JSON.stringify({ body: file.body, errors: file.errors }, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !isSpan(value) || value.end === 0)
      return value;
    const start = file.placeOf(value.start);
    return { ...value, start, end: start + value.end - value.start };
  });
}

function isSpan(value: object): value is { start: number; end: number } {
  return 'start' in value && typeof value.start === 'number' && 'end' in value;
}
