import type { TensorNumbers, TensorValue } from '../../values/tensor.js';

/** What becomes of one row of numbers. */
export type Row = (values: readonly number[]) => readonly number[];

/** The numbers of an array once every row along an axis went through a function; null: not known. */
export function rowsThrough(input: TensorValue, axis: number, row: Row): TensorNumbers | null {
  const { numbers, shape } = input;
  const length = shape?.[axis];
  if (numbers === null || shape === null || typeof length !== 'number') return null;
  const inner = shape.slice(axis + 1).reduce<number>((all, one) => all * Number(one), 1);
  const data = new Float64Array(numbers.data.length);
  for (let block = 0; block * inner * length < data.length; block += 1) {
    for (let lane = 0; lane < inner; lane += 1) {
      const at = (place: number) => (block * length + place) * inner + lane;
      const values = Array.from({ length }, (_, place) => numbers.data[at(place)] ?? 0);
      for (const [place, value] of row(values).entries()) data[at(place)] = value;
    }
  }
  return { ...numbers, data };
}

/** The sums up to every number of a row. */
export function runningSums(values: readonly number[]): readonly number[] {
  let total = 0;
  return values.map((value) => (total += value));
}

/** The products up to every number of a row. */
export function runningProducts(values: readonly number[]): readonly number[] {
  let total = 1;
  return values.map((value) => (total *= value));
}
