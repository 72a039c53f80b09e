import type { Mode, Overview, PictureState } from '../../protocol/index.js';
import { boxIndex, readsAt, valueAt, type Axes, type Cell } from '../layout/cell-axes.js';
import { mostReads } from '../layout/axis-windows.js';
import { levelOf } from './heat-levels.js';

/** What gives each cell of an input its level of heat, 0 to 255, in a mode. */
export function inputLevel(
  picture: PictureState,
  axes: Axes,
  depth: number,
  mode: Mode,
  sampled: boolean,
): (row: number, column: number) => number {
  const seen = overviewLevel(
    picture.inputOverview,
    picture.axes.map((axis) => axis.inputSize),
    depth,
  );
  if (mode === 'coverage') {
    const most = axes.reduce((product, axis) => product * mostReads(axis), 1);
    return (row, column) => levelOf(readsAt(axes, [depth, row, column]), { min: 0, max: most });
  }
  const { gradient } = picture;
  const sizes = picture.axes.map((axis) => axis.inputSize);
  const slopes =
    picture.gradientOverview === null
      ? null
      : overviewLevel(picture.gradientOverview, sizes, depth);
  if (mode === 'gradient' && sampled && slopes !== null) {
    return (row, column) => slopes(row / axes[1].spacing, column / axes[2].spacing);
  }
  if (mode === 'gradient' && gradient !== null) {
    const most = gradient.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    return (row, column) => {
      const index = boxIndex(picture.input, nearestElement(axes, [depth, row, column]));
      if (index < 0 && slopes !== null)
        return slopes(row / axes[1].spacing, column / axes[2].spacing);
      return levelOf(Math.abs(gradient[index] ?? 0), { min: 0, max: most });
    };
  }
  // In an overview one source for all pixels: a block's largest value and a single one look different.
  if (sampled && picture.inputOverview !== null) {
    return (row, column) => seen(row / axes[1].spacing, column / axes[2].spacing);
  }
  return (row, column) => {
    const element = nearestElement(axes, [depth, row, column]);
    const value = valueAt(picture.input, element);
    return value === null ? seen(element[1], element[2]) : levelOf(value, picture.inputRange);
  };
}

/** The element of the input at a cell or, in a hole, before it. */
const nearestElement = (axes: Axes, cell: Cell): Cell => [
  Math.floor(cell[0] / axes[0].spacing),
  Math.floor(cell[1] / axes[1].spacing),
  Math.floor(cell[2] / axes[2].spacing),
];

/** Levels of a slice of a plane that is seen in overview; 0 where there is nothing to see. */
export function overviewLevel(
  overview: Overview | null,
  shape: readonly number[],
  slice: number,
): (row: number, column: number) => number {
  const slices = shape.at(-3) ?? 1;
  if (overview === null || slice < 0 || slice >= slices) return () => 0;
  const rows = shape.at(-2) ?? 1;
  const columns = shape.at(-1) ?? 1;
  const first = Math.floor((slice * overview.slices) / slices) * overview.rows;
  return (row, column) => {
    const r = Math.floor((row * overview.rows) / rows);
    const c = Math.floor((column * overview.columns) / columns);
    return overview.levels[(first + r) * overview.columns + c] ?? 0;
  };
}
