import { placeOf } from '../../../engine/row-major.js';

/** Arrays with more cells, or longer rows, are not written out. */
const most = { cells: 100, columns: 16 };
const widest = 88;

const shapeText = (shape: readonly number[]): string => `(${shape.join(', ')})`;

/** The shortest decimals that float32 reads back as the same number. */
const float32Text = (value: number): string => {
  if (Number.isNaN(value)) return 'np.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'np.inf' : '-np.inf';
  const single = Math.fround(value);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find(
    (count) => Math.fround(Number(single.toPrecision(count))) === single,
  );
  return String(Number(single.toPrecision(digits ?? 9)));
};

/** Whether an array is short enough to be written out. */
export const isShort = (values: ArrayLike<number>, columns: number): boolean =>
  values.length <= most.cells && columns <= most.columns;

/** Lines that define `name` as a NumPy array of float32: these values, random ones if there are many. */
export const arrayLines = (
  name: string,
  values: ArrayLike<number>,
  columns: number,
  shape: readonly number[],
): readonly string[] => {
  const size = shapeText(shape);
  if (!isShort(values, columns)) {
    return [`${name} = np.random.default_rng(0).standard_normal(${size}, dtype="float32")`];
  }
  const rows = Array.from(
    { length: Math.ceil(values.length / columns) },
    (_, row) =>
      `[${Array.from({ length: columns }, (_cell, column) =>
        float32Text(values[row * columns + column] ?? 0),
      ).join(', ')}]`,
  );
  const line = `${name} = np.array([${rows.join(', ')}], dtype="float32").reshape${size}`;
  return line.length <= widest
    ? [line]
    : [
        `${name} = np.array(`,
        '    [',
        ...rows.map((row) => `        ${row},`),
        '    ],',
        '    dtype="float32",',
        `).reshape${size}`,
      ];
};

/** Lines that define `name` as ones, but for the cells that hold something else. */
export const onesLines = (
  name: string,
  values: ArrayLike<number>,
  shape: readonly number[],
): readonly string[] => {
  return [
    `${name} = np.ones(${shapeText(shape)}, dtype="float32")`,
    ...Array.from(values).flatMap((value, flat) =>
      value === 1 ? [] : [`${name}[${placeOf(flat, shape).join(', ')}] = ${float32Text(value)}`],
    ),
  ];
};
