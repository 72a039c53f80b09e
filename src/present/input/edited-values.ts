import type { PlaneBox, ValueAt } from './value-at.js';
import type { CellEdit } from '../view-options.js';

/** The edits of one plane, with their coordinates in it; the last of a cell counts. */
export function editsOf(
  edits: readonly CellEdit[],
  batch: number,
  channel: number,
): readonly CellEdit[] {
  return edits.flatMap(({ at: [b, c, ...at], value }) =>
    b === batch && c === channel ? [{ at, value }] : [],
  );
}

/** The elements of a plane whose values a reader typed and did not take back, each once. */
export function typedIn(
  { edits, done }: { readonly edits: readonly CellEdit[]; readonly done: number },
  batch: number,
  channel: number,
): number[][] {
  const own = editsOf(edits.slice(0, done), batch, channel);
  return [...new Map(own.map(({ at }) => [at.join(), [...at]])).values()];
}

/** Writes the edits of a plane into the values of a box of it; edits outside change nothing. */
export function writeEdits(
  values: Float32Array,
  edits: readonly CellEdit[],
  box: PlaneBox,
): Float32Array {
  for (const { at, value } of edits) {
    const place = at.map((index, axis) => index - (box.origin[axis] ?? 0));
    if (!place.every((index, axis) => index >= 0 && index < (box.size[axis] ?? 0))) continue;
    values[place.reduce((flat, index, axis) => flat * (box.size[axis] ?? 0) + index, 0)] = value;
  }
  return values;
}

/** The values of a plane with its edits. */
export function editedAt(value: ValueAt, edits: readonly CellEdit[]): ValueAt {
  const typed = new Map(edits.map((edit) => [edit.at.join(), edit.value]));
  return typed.size === 0 ? value : (at, index) => typed.get(at.join()) ?? value(at, index);
}
