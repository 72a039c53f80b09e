import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../src/engine/index.js';
import {
  axesOf,
  elementAt,
  kindAt,
  outputCell,
  readers,
  shownValue,
  tapCells,
  windowCount,
  winnerCell,
  type Cell,
} from '../../../src/picture/layout/cell-axes.js';
import { exportScenes } from '../../../src/picture/export/export-scenes.js';
import { animatedSteps } from '../../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../../src/picture/pair/pair-of.js';
import { fanOutWords } from '../../../src/picture/words/fan-out-words.js';
import { layOut } from '../../../src/picture/layout/picture-layout.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { legendOf } from '../../../src/picture/words/legend.js';
import { facesOf } from '../../../src/picture/words/cell-face.js';
import { overlayScene } from '../../../src/picture/shapes/overlay-scene.js';
import { readoutOf } from '../../../src/picture/words/readout.js';
import { staticScene } from '../../../src/picture/shapes/static-scene.js';
import { csvText } from '../../../src/picture/export/text-tables.js';
import { dimmedBoxes } from '../../../src/picture/shapes/dimming-shapes.js';
import { missingBox } from '../../../src/picture/layout/view-span.js';
import { inputLabel } from '../../../src/picture/words/window-words.js';
import { plainText, type PictureState } from '../../../src/protocol/index.js';
import { LAYERS, readyOf } from '../../webview/panel/layers.js';
import { pictureOf, spreadPicture } from './pictures.js';

/** 3×3 spread to 5×5, padded to 7×7, read by 3×3 windows with stride 2. */
const spread = (): PictureState => spreadPicture([3, 3], { base: 2, window: 3, stride: 2, pad: 1 });

const cellsOf = (picture: PictureState): readonly Cell[] => {
  const [depth, rows, columns] = axesOf(picture);
  const all = (axis: typeof depth): readonly number[] =>
    Array.from({ length: axis.to - axis.from }, (_, index) => axis.from + index);
  return all(depth).flatMap((d) =>
    all(rows).flatMap((r) => all(columns).map((c): Cell => [d, r, c])),
  );
};

describe('the cells of an input that holes spread', () => {
  it('puts its elements apart and holes between them, inside the padding', () => {
    const axes = axesOf(spread());
    expect([axes[1].from, axes[1].to]).toEqual([-1, 6]);
    expect(kindAt(axes, [0, 0, 0])).toBe('data');
    expect(kindAt(axes, [0, 0, 1])).toBe('hole');
    expect(kindAt(axes, [0, 1, 2])).toBe('hole');
    expect(kindAt(axes, [0, 4, 4])).toBe('data');
    expect(kindAt(axes, [0, -1, 1])).toBe('padding');
    expect(kindAt(axes, [0, 5, 5])).toBe('padding');
    expect(elementAt(axes, [0, 4, 2])).toEqual([0, 2, 1]);
    expect(elementAt(axes, [0, 3, 2])).toBeNull();
  });

  it('shows the value of an element at its cell and none in a hole', () => {
    const picture = spread();
    expect(shownValue(picture, [0, 4, 2])).toBe(7);
    expect(shownValue(picture, [0, 4, 1])).toBeNull();
  });

  it('counts the cells of each kind as they are drawn', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 1 }),
        (base, sizes, window, stride, pad) => {
          const reach = sizes.map((size) => (size - 1) * base + 1 + 2 * pad);
          fc.pre(reach.every((length) => length >= window));
          fc.pre(base > 1 || window > 1 || stride > 1 || pad > 0);
          const picture = spreadPicture(sizes, { base, window, stride, pad });
          const axes = axesOf(picture);
          const counts = { data: 0, padding: 0, neverRead: 0, overhang: 0, dropped: 0, hole: 0 };
          for (const cell of cellsOf(picture)) counts[kindAt(axes, cell)] += 1;
          const { holes, ...others } = picture.counts;
          expect({ ...others, hole: holes }).toEqual(counts);
        },
      ),
    );
  });

  it.each([
    [70_000, { base: 3, window: 4, stride: 5, pad: 1 }],
    [70_000, { base: 2, window: 2, dilation: 3, stride: 4 }],
    [66_000, { base: 4, window: 2, stride: 3, pad: 2 }],
  ])('counts those of an axis too long to list: %d, %j', (size, spread) => {
    const picture = spreadPicture([size], spread);
    const axes = axesOf(picture);
    expect(axes[2].rule).not.toBeNull();
    const counts = { data: 0, padding: 0, neverRead: 0, overhang: 0, dropped: 0, hole: 0 };
    for (let at = axes[2].from; at < axes[2].to; at += 1) counts[kindAt(axes, [0, 0, at])] += 1;
    const { holes, ...others } = picture.counts;
    expect({ ...others, hole: holes }).toEqual(counts);
  });

  it('finds for each window the maximum of the elements under its taps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 2 }),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 12, maxLength: 12 }),
        (base, window, dilation, values) => {
          fc.pre((window - 1) * dilation <= 2 * base);
          const picture = spreadPicture([3, 4], { base, window, dilation }, values);
          const axes = axesOf(picture);
          for (let index = 0; index < windowCount(axes); index += 1) {
            const cells = tapCells(axes, index);
            const read = cells.flatMap((cell) => shownValue(picture, cell) ?? []);
            expect(picture.output.data[index]).toBe(Math.max(-Infinity, ...read));
            const winner = winnerCell(picture, index);
            expect(winner === null ? -Infinity : shownValue(picture, winner)).toBe(
              picture.output.data[index],
            );
            for (const cell of cells) expect(readers(axes, cell)).toContain(index);
          }
        },
      ),
    );
  });
});

describe('what is said of an input that holes spread', () => {
  it('counts holes as what the reduction starts from', () => {
    const readout = readoutOf(spread(), 1, english);
    expect(plainText(readout.expression)).toBe('out[0, 1] = max(1) = 1');
    expect(readout.note).toBe(
      '3 padding cells count as −∞, so they never win; 5 holes count as −∞, so they never win',
    );
    expect(readout.spoken).toBe(
      'window 2 of 9, rows −1 to 1, columns 1 to 3 of the spread input, maximum 1 at row 0, column 1',
    );
    const sum = spreadPicture([4], { base: 3, window: 4, computation: 'add' });
    expect(readoutOf(sum, 0, english).note).toBe('2 holes count as 0');
    expect(plainText(readoutOf(sum, 0, english).expression)).toBe('out[0] = 0 + 1 = 1');
  });

  it('starts from an init value that is not neutral', () => {
    const picture = spreadPicture([2], { base: 2, window: 2, init: 5 }, [3, 9]);
    expect(plainText(readoutOf(picture, 0, english).expression)).toBe('out[0] = max(5, 3) = 5');
    expect(readoutOf(picture, 0, english).note).toContain('it starts from 5, the init value');
  });

  it('calls elements by their own indices and holes by those of the spread input', () => {
    const picture = spread();
    expect(inputLabel(picture, [0, 2, 4], english)).toBe(
      'row 1, column 2, value 5, read by 1 window',
    );
    expect(inputLabel(picture, [0, 1, 4], english)).toBe(
      'row 1, column 4 of the spread input, hole between the data, read as minus infinity',
    );
    expect(fanOutWords(picture, [0, 4, 4], english).title).toBe('Input [2, 2] = 8');
    expect(fanOutWords(picture, [0, 3, 4], english).title).toBe('Hole [3, 4] of the spread input');
    expect(plainText(fanOutWords(picture, [0, 3, 4], english).text)).toBe(
      'is read by 2 windows, A to B, and is the largest in none.',
    );
  });

  it('lists holes in the legend with their count, and only where there are any', () => {
    const item = legendOf(spread(), 'numbers', english).find(({ mark }) => mark === 'hole');
    expect(item).toEqual({ mark: 'hole', label: 'hole between the data', count: 16 });
    const plain = pictureOf('MaxPool2d', { kernel_size: 2 }, [4, 4]);
    expect(legendOf(plain, 'numbers', english).map(({ mark }) => mark)).not.toContain('hole');
  });

  it('is one sentence of the layer, and part of its formula', () => {
    const state = readyOf(LAYERS.spread);
    expect(plainText(state.sentence)).toContain(
      'The input is first spread to 5×5 by holes, which count as −∞.',
    );
    const [formula] = state.inspector.outputSize.formulas;
    expect(formula?.parts.map(({ text }) => text).join('')).toBe('⌊((3-1)·2+1+2·1-3)/2⌋+1 = 3');
    expect(csvText(state)).toContain('input,3x3,from,0x0');
  });
});

describe('the picture of an input that holes spread', () => {
  const layout = () => layOut(spread(), DEFAULT_REQUEST);

  it('numbers the elements alone, along both axes', () => {
    const numbers = staticScene(spread(), layout(), 'numbers', english).shapes.flatMap((shape) =>
      shape.kind === 'text' && shape.role === 'text-index' ? [shape.text] : [],
    );
    expect(numbers).toEqual(['0', '1', '2', '0', '1', '2']);
  });

  it('draws holes round and smaller than the data', () => {
    const cells = staticScene(spread(), layout(), 'numbers', english).shapes.flatMap((shape) =>
      shape.kind === 'rect' && shape.role === 'cell-hole' ? [shape] : [],
    );
    expect(cells).toHaveLength(16);
    for (const { width, radius } of cells) {
      expect(radius).toBe(width / 2);
      expect(width).toBeLessThan(layout().cell);
    }
  });

  it('marks the winner where its cell is drawn', () => {
    const drawn = overlayScene(spread(), layout(), 5, 'numbers', english);
    const winner = drawn.shapes.find((shape) => shape.key === 'winner');
    const [input] = layout().inputs;
    if (winner?.kind !== 'rect' || input === undefined) throw new Error('no winner is drawn');
    expect(winner.x).toBeCloseTo(input.x + (4 - input.columns.from) * input.pitchX + 1.5);
    expect(winner.y).toBeCloseTo(input.y + (2 - input.rows.from) * input.pitchY + 1.5);
  });

  it('shows reads in coverage and what comes back in gradient', () => {
    const picture = spreadPicture([3, 3], { base: 2, window: 3 });
    const covered = facesOf(picture, 'coverage');
    expect(covered([0, 2, 2])).toMatchObject({ kind: 'data', text: '9' });
    expect(covered([0, 1, 1])).toMatchObject({ kind: 'hole', text: '4', level: null });
    const back = facesOf(picture, 'gradient');
    expect(back([0, 4, 4])).toMatchObject({ corner: 8, text: '+1' });
    expect(back([0, 3, 3])).toMatchObject({ kind: 'hole', text: null, strength: 0 });
  });

  it('leaves a hole empty that no window reads', () => {
    const picture = spreadPicture([3], { base: 2, window: 1, stride: 2 });
    expect(facesOf(picture, 'numbers')([0, 0, 1])).toMatchObject({ kind: 'hole', text: null });
    expect(inputLabel(picture, [0, 0, 1], english)).toContain('hole between the data, never read');
  });

  it('lays bands of holes over heat, where cells are too small to draw', () => {
    const picture = spreadPicture([24, 24], { base: 2, window: 2, stride: 2 });
    const small = layOut(picture, { ...DEFAULT_REQUEST, width: 900 });
    expect(small.detail).not.toBe('cells');
    const bands = staticScene(picture, small, 'heat', english).shapes.filter(
      ({ role }) => role === 'hole-band',
    );
    expect(bands).toHaveLength(2 * 23);
  });

  it('is animated window by window', () => {
    const scenes = animatedSteps(pairOf(spread()), 0).map((window) =>
      exportScenes(spread(), DEFAULT_REQUEST, window, 'numbers', english),
    );
    expect(scenes).toHaveLength(9);
    const outlined = scenes.map((scene) =>
      scene.flatMap(({ shapes }) => shapes.filter(({ role }) => role === 'current-window-bar')),
    );
    expect(new Set(outlined.map((bars) => JSON.stringify(bars))).size).toBe(9);
  });

  it('keeps bright what a notice counts by its own indices', () => {
    const picture = spread();
    const cells = [{ of: 'input' as const, axis: 0, ranges: [{ from: 2, to: 3 }] }];
    const dimmed = dimmedBoxes(picture, layout(), { kind: 'cells', cells });
    expect(dimmed).toHaveLength(49 - 7);
  });

  it('asks for elements, not for cells, where a plane is sent in parts', () => {
    const picture = spreadPicture([300, 300], { base: 2, window: 2, stride: 2 });
    expect(picture.input.size).toEqual([64, 64]);
    const view = { rows: { from: 400, to: 420 }, columns: { from: 0, to: 20 } };
    expect(missingBox(picture, 0, view)).toMatchObject({ origin: [176, 0], size: [58, 34] });
  });

  it('gives every output the windows that read it back, in three dimensions too', () => {
    const picture = spreadPicture([2, 2, 2], { base: 2, window: 2 });
    const axes = axesOf(picture);
    expect(picture.counts).toMatchObject({ data: 8, holes: 19 });
    expect(outputCell(axes, 7)).toEqual([1, 1, 1]);
    expect(readers(axes, [1, 1, 1])).toHaveLength(8);
  });
});
