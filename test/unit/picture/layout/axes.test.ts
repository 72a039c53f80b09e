import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axesOf,
  boxIndex,
  cellOfFlat,
  kindAt,
  outputCell,
  readers,
  readsAt,
  MOST_LISTED_TAPS,
  tapCells,
  taps,
  windowCount,
  windowIndex,
} from '../../../../src/picture/layout/cell-axes.js';
import { windowCounts } from '../../../../src/picture/words/window-counts.js';
import { pictureOf } from '../pictures.js';

describe('the cells of a picture', () => {
  it('tells padding that is read from padding that is not', () => {
    const axes = axesOf(pictureOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]));
    expect(kindAt(axes, [0, -1, -1])).toBe('padding');
    expect(kindAt(axes, [0, 4, 0])).toBe('neverRead');
    expect(kindAt(axes, [0, 0, 4])).toBe('neverRead');
    expect(kindAt(axes, [0, 0, 0])).toBe('data');
  });

  it('calls cells over the edge overhang, and those that no window reads dropped', () => {
    const ceil = axesOf(pictureOf('AvgPool2d', { kernel_size: 2, ceil_mode: true }, [5, 5]));
    expect(kindAt(ceil, [0, 5, 0])).toBe('overhang');
    const floor = axesOf(pictureOf('AvgPool2d', { kernel_size: 2 }, [5, 5]));
    expect(kindAt(floor, [0, 4, 0])).toBe('dropped');
  });

  it('lists no more taps of a window than there is use for, however large it is', () => {
    const size = 50_000_000;
    const axes = axesOf({
      axes: [
        {
          name: 'length',
          inputSize: size,
          outputSize: 1,
          spacing: 1,
          padBefore: 0,
          padAfter: 0,
          from: 0,
          to: size,
          rule: { kind: 'even', first: 0, stride: 1, reach: size },
          starts: new Int32Array(),
          ends: new Int32Array(),
          step: 1,
          reads: new Int32Array(),
          copies: null,
        },
      ],
    });
    expect(taps(axes[2], 0)).toHaveLength(MOST_LISTED_TAPS);
    expect(tapCells(axes, 0)).toHaveLength(MOST_LISTED_TAPS);
    expect(tapCells(axes, 0)[5]).toEqual([0, 0, 5]);
    expect(windowCounts(axes, 0)).toMatchObject({ all: size, data: size });
  });

  it('puts layers of lower rank on the last axes', () => {
    const axes = axesOf(pictureOf('MaxPool1d', { kernel_size: 2 }, [6]));
    expect(windowCount(axes)).toBe(3);
    expect(tapCells(axes, 1)).toEqual([
      [0, 0, 2],
      [0, 0, 3],
    ]);
  });

  it('finds the readers of a cell: windows and taps are two views of one relation', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 5, max: 8 }),
        (kernel, stride, dilation, size) => {
          const picture = pictureOf(
            'MaxPool2d',
            { kernel_size: kernel, stride, dilation, padding: Math.floor(kernel / 2) },
            [size, size],
          );
          const axes = axesOf(picture);
          for (let window = 0; window < windowCount(axes); window += 1) {
            for (const cell of tapCells(axes, window)) {
              expect(readers(axes, cell)).toContain(window);
            }
          }
          const [, rows, columns] = axes;
          for (let row = rows.from; row < rows.to; row += 1) {
            for (let column = columns.from; column < columns.to; column += 1) {
              expect(readers(axes, [0, row, column])).toHaveLength(readsAt(axes, [0, row, column]));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts windows and their outputs in one order', () => {
    const axes = axesOf(pictureOf('MaxPool3d', { kernel_size: 2 }, [4, 6, 8]));
    for (let window = 0; window < windowCount(axes); window += 1) {
      expect(windowIndex(axes, outputCell(axes, window))).toBe(window);
    }
  });

  it('finds a cell in a box, and a flat index in a plane', () => {
    const box = { shape: [4, 5], origin: [1, 2], size: [2, 3] };
    expect(boxIndex(box, [0, 1, 2])).toBe(0);
    expect(boxIndex(box, [0, 2, 4])).toBe(5);
    expect(boxIndex(box, [0, 0, 2])).toBe(-1);
    expect(cellOfFlat(box, 13)).toEqual([0, 2, 3]);
    expect(cellOfFlat(box, -1)).toBeNull();
  });
});
