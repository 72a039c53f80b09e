import {
  type Axes,
  axesOf,
  elementAt,
  outputCell,
  tapCells,
} from '../../../src/picture/layout/cell-axes.js';
import type { GradientTab } from '../../../src/protocol/tabs.js';

/** The window in view on the input, laid out as a table: slices lie below each other. */
export interface Followed {
  /** `[1, 1]`: its output. */
  readonly name: string;
  /** Indices of the input cells it reads. */
  readonly cells: ReadonlySet<number>;
  /** The input cell in its middle. */
  readonly middle: number;
}

/** Where the windows lie, as the pictures take it. */
export const tableAxes = (tab: Pick<GradientTab, 'axes'>): Axes => axesOf(tab);

/** Where a window of the layer lies on the input. */
export const followed = (tab: GradientTab, window: number): Followed => {
  const axes = tableAxes(tab);
  const sizes = axes.map(({ inputSize }) => inputSize);
  const index = ([d, r, c]: readonly [number, number, number]): number =>
    (d * (sizes[1] ?? 1) + r) * (sizes[2] ?? 1) + c;
  const cells = tapCells(axes, window)
    .map((cell) => elementAt(axes, cell))
    .filter((element) => element !== null);
  const middle = cells[Math.floor(cells.length / 2)] ?? [0, 0, 0];
  const place = outputCell(axes, window).slice(3 - tab.axes.length);
  return {
    name: `[${place.join(', ')}]`,
    cells: new Set(cells.map(index)),
    middle: index(middle),
  };
};

/**
 * The cell in the middle after a key moved the view, so that each press moves it; null for a key
 * that does not.
 */
export const pannedTo = (
  { input }: GradientTab,
  from: number,
  key: string,
  shown: number,
): number | null => {
  const columns = Math.max(1, input.columns);
  const rows = Math.ceil(input.values.length / columns);
  const inside = (at: number, size: number): number => {
    const half = Math.floor(shown / 2);
    return size <= shown
      ? Math.max(0, Math.min(size - 1, at))
      : Math.max(half, Math.min(size - shown + half, at));
  };
  const [row, column] = [inside(Math.floor(from / columns), rows), inside(from % columns, columns)];
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    PageUp: [-shown, 0],
    PageDown: [shown, 0],
    Home: [-rows, -columns],
    End: [rows, columns],
  };
  const step = steps[key];
  return step === undefined
    ? null
    : inside(row + step[0], rows) * columns + inside(column + step[1], columns);
};
