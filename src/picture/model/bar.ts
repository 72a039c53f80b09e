/** A row's bar and field on the scale of the table, in parts of it from 0 to 1. */
export interface RowBar {
  /** How far the map reaches; null: there is none. */
  readonly size: number | null;
  /** How far it reached before, where that is further. */
  readonly lost: number | null;
  /** How far it reached before it grew. */
  readonly grown: number | null;
  /** How far one output sees. */
  readonly field: number | null;
  /** It sees more than there is. */
  readonly isOver: boolean;
}

/** What a bar is drawn of. */
export interface BarRow {
  readonly sizes: readonly number[] | null;
  readonly former: readonly number[] | null;
  readonly field: readonly { readonly size: number }[] | null;
  readonly seesAll: boolean;
}

/** Bar and field of a row on a scale of `scale` cells. */
export function barOf({ sizes, former, field, seesAll }: BarRow, scale: number): RowBar {
  const size = rowsIn(sizes);
  const before = rowsIn(former);
  const seen = seesAll ? scale : (field?.[0]?.size ?? null);
  const part = (value: number): number => Math.min(1, value / Math.max(1, scale));
  return {
    size: size === null ? null : part(size),
    lost: size !== null && before !== null && before > size ? part(before) : null,
    grown: size !== null && before !== null && before < size ? part(before) : null,
    field: seen === null ? null : part(seen),
    isOver: seen !== null && seen > scale,
  };
}

/** The rows of a map: its height where it has one. */
export const rowsIn = (sizes: readonly number[] | null): number | null =>
  sizes === null ? null : (sizes.at(sizes.length === 3 ? 1 : 0) ?? null);
