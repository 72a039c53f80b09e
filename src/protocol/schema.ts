import * as v from 'valibot';

/** A read-only object whose unknown keys are dropped. */
export const record = <E extends v.ObjectEntries>(entries: E) =>
  v.pipe(v.object(entries), v.readonly());

/** A read-only list. */
export const list = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.readonly());

/** A finite whole number. */
export const integer = v.pipe(v.number(), v.integer());

/** A finite whole number that is not negative. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Numbers that travel as they are; one kind of array for all values of tensors. */
export const floats = v.custom<Float32Array>((value) => value instanceof Float32Array);

/** Coordinates, counts and flat indices. */
export const integers = v.custom<Int32Array>((value) => value instanceof Int32Array);

/** Values quantised to 256 levels. */
export const levels = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Plain data as JSON has it. */
export type PlainData =
  null | boolean | number | string | readonly PlainData[] | { readonly [key: string]: PlainData };

/** The same, checked. */
export const plainData: v.GenericSchema<unknown, PlainData> = v.union([
  v.null(),
  v.boolean(),
  v.number(),
  v.string(),
  v.lazy(() => list(plainData)),
  v.lazy(() => v.pipe(v.record(v.string(), plainData), v.readonly())),
]);
