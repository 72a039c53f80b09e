import type { CellKind, Mode, PictureState } from '../../protocol/index.js';
import {
  axesOf,
  boxIndex,
  elementAt,
  kindAt,
  readsAt,
  valueAt,
  type Axes,
  type Cell,
} from '../layout/cell-axes.js';
import { mostReads } from '../layout/axis-windows.js';
import { levelOf } from '../colours/heat-levels.js';
import { fractionText } from './number-text.js';

/** What one input cell shows in a mode. */
export interface CellFace {
  readonly kind: CellKind;
  /** The number in the middle; null: none. */
  readonly value: number | null;
  /** Text in the middle that is not a plain number, such as `−∞` or `1/9`. */
  readonly text: string | null;
  /** A small number in the corner. */
  readonly corner: number | null;
  /** Level on the heat scale; null: the cell's own fill. */
  readonly level: number | null;
  /** Share of the window's tint, for gradients; 0: none. */
  readonly strength: number;
}

/** Gives each input cell of a picture its face in a mode; maxima are found once. */
export function facesOf(picture: PictureState, mode: Mode): (cell: Cell) => CellFace {
  const axes = axesOf(picture);
  const mostReads = mostOf(axes);
  const mostGradient =
    picture.gradient?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) ?? 0;
  return (cell) => {
    const kind = kindAt(axes, cell);
    const element = elementAt(axes, cell);
    const value = element === null ? null : valueAt(picture.input, element);
    const plain: CellFace = { kind, value, text: null, corner: null, level: null, strength: 0 };
    switch (mode) {
      case 'numbers':
        return { ...plain, text: paddingText(picture, axes, cell) };
      case 'heat':
        return {
          ...plain,
          text: paddingText(picture, axes, cell),
          level: value === null ? null : levelOf(value, picture.inputRange),
        };
      case 'coverage':
        return coverage(plain, readsAt(axes, cell), mostReads);
      case 'gradient':
        return gradient(plain, picture, element, mostGradient);
      default:
        return mode satisfies never;
    }
  };
}

/** What a cell without data counts as, where a window reads it. */
function paddingText({ padding }: PictureState, axes: Axes, cell: Cell): string | null {
  const kind = kindAt(axes, cell);
  const isRead = kind === 'padding' || (kind === 'hole' && readsAt(axes, cell) > 0);
  return isRead ? padding.text : null;
}

function coverage(plain: CellFace, reads: number, most: number): CellFace {
  if (plain.kind === 'overhang') return { ...plain, value: null };
  const data = plain.kind === 'data' || plain.kind === 'dropped';
  return {
    ...plain,
    value: null,
    text: String(reads),
    level: data && reads > 0 ? levelOf(reads, { min: 0, max: most * 1.6 }) : null,
  };
}

function gradient(
  plain: CellFace,
  picture: PictureState,
  element: Cell | null,
  most: number,
): CellFace {
  const index = element === null ? -1 : boxIndex(picture.input, element);
  const sum = index < 0 ? undefined : picture.gradient?.[index];
  if (plain.value === null || sum === undefined) return plain;
  return {
    ...plain,
    value: null,
    corner: plain.value,
    text: sum === 0 ? '0' : (sum > 0 ? '+' : '') + fractionText(sum),
    strength: most === 0 ? 0 : Math.abs(sum) / most,
  };
}

function mostOf(axes: Axes): number {
  return axes.reduce((product, axis) => product * mostReads(axis), 1);
}
