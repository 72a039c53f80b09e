import { describe, expect, it } from 'vitest';
import { axesOf, windowCount } from '../../../../src/picture/layout/cell-axes.js';
import { alignedRoom } from '../../../../src/picture/layout/aligned-bounds.js';
import { cellBox, frameBox, intersect, type Box } from '../../../../src/picture/layout/frame.js';
import { layOut } from '../../../../src/picture/layout/picture-layout.js';
import { DEFAULT_REQUEST, type Layout } from '../../../../src/picture/layout/layout.js';
import { liftedBox } from '../../../../src/picture/shapes/lifted-window.js';
import { windowBarsOf } from '../../../../src/picture/layout/window-bars.js';
import { windowPlace } from '../../../../src/picture/layout/window-place.js';
import { pictureOf } from '../pictures.js';

const d2l = () => pictureOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]);

const boxes = (layout: Layout): readonly Box[] =>
  [...layout.inputs, ...layout.outputs, ...(layout.window === null ? [] : [layout.window])].map(
    frameBox,
  );

describe('the layout', () => {
  it('takes the largest cell that fits: 52 at the width of a wide panel', () => {
    const layout = layOut(d2l(), { ...DEFAULT_REQUEST, width: 824 });
    expect(layout.cell).toBe(52);
    expect(layout.inputs[0]).toMatchObject({ x: 56, y: 44, pitchX: 54, gap: 2 });
    expect(layout.outputs[0]?.pitchX).toBe(60);
    expect(layout.window?.pitchX).toBe(50);
  });

  it.each([320, 400, 560, 680, 824, 1200, 2000])('overlaps nothing at %i px', (width) => {
    const shown = [
      d2l(),
      pictureOf('AvgPool2d', { kernel_size: 2, ceil_mode: true }, [5, 5]),
      pictureOf('MaxPool2d', { kernel_size: 3, stride: 2 }, [40, 40]),
      pictureOf('MaxPool1d', { kernel_size: 3, stride: 2 }, [9]),
      pictureOf('MaxPool3d', { kernel_size: 2 }, [4, 4, 4]),
      pictureOf('AdaptiveAvgPool2d', { output_size: 3 }, [5, 5]),
    ];
    for (const picture of shown) {
      for (const arrangement of ['side', 'beside', 'lab', 'above', 'input', 'output'] as const) {
        const layout = layOut(picture, { ...DEFAULT_REQUEST, width, arrangement });
        const all = boxes(layout);
        all.forEach((box, index) => {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width, `${arrangement} ${picture.axes.length}`).toBeLessThanOrEqual(
            width + 1,
          );
          expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 1);
          for (const other of all.slice(index + 1)) expect(intersect(box, other)).toBeNull();
        });
      }
    }
  });

  it.each([
    ['MaxPool1d', [12]],
    ['MaxPool2d', [5, 7]],
    ['MaxPool2d', [90, 90]],
    ['MaxPool3d', [4, 4, 4]],
  ] as const)('puts the data of %s %j at one place whatever the padding', (operation, sizes) => {
    const pictures = [
      { kernel_size: 3, stride: 2, padding: 1 },
      { kernel_size: 3, stride: 2 },
      { kernel_size: 2, stride: 1, padding: 1 },
    ].map((args) => pictureOf(operation, args, sizes));
    const room = alignedRoom(pictures);
    const layouts = pictures.map((picture) =>
      layOut(picture, { ...DEFAULT_REQUEST, width: 700, arrangement: 'above', room }),
    );
    const places = layouts.map((layout) => {
      const first = layout.inputs.find(({ depth }) => depth === 0);
      if (first === undefined) throw new Error('nothing drawn');
      return cellBox(first, 0, 0);
    });
    expect(places[1]).toEqual(places[0]);
    expect(places[2]).toEqual(places[0]);
    expect(new Set(layouts.map(({ outputs }) => outputs[0]?.y)).size).toBe(1);
    for (const box of layouts.flatMap(boxes)) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(701);
    }
  });

  it('puts each output of a strip under the middle of its window', () => {
    const picture = pictureOf('MaxPool1d', { kernel_size: 3, stride: 2, padding: 1 }, [8]);
    const layout = layOut(picture, { ...DEFAULT_REQUEST, width: 640 });
    for (let window = 0; window < 4; window += 1) {
      const place = windowPlace(picture, layout, window);
      const over = place.spans[0]?.box;
      const under = place.outputBox;
      if (over === undefined || under === null) throw new Error('nothing drawn');
      expect(over.x + over.width / 2).toBeCloseTo(under.x + under.width / 2, 6);
    }
  });

  it('lifts a window into the middle of the room for the largest one', () => {
    const picture = pictureOf('AdaptiveAvgPool2d', { output_size: 3 }, [5, 5]);
    const layout = layOut(picture, DEFAULT_REQUEST);
    const centre = (window: number): number => {
      const box = liftedBox(picture, layout, window);
      return box === null ? NaN : box.x + box.width / 2;
    };
    expect(centre(0)).toBeCloseTo(centre(4), 6);
  });

  it('shows a large map as heat, and a huge one with several cells a pixel', () => {
    const large = pictureOf('MaxPool2d', { kernel_size: 3, stride: 2 }, [112, 112]);
    expect(layOut(large, DEFAULT_REQUEST).detail).toBe('plain');
    const huge = pictureOf('MaxPool2d', { kernel_size: 2 }, [600, 600]);
    expect(layOut(huge, DEFAULT_REQUEST).detail).toBe('sampled');
  });

  it('draws the window of a 3D layer on every slice it spans', () => {
    const picture = pictureOf('MaxPool3d', { kernel_size: 2 }, [4, 4, 4]);
    const layout = layOut(picture, DEFAULT_REQUEST);
    expect(layout.inputs.map((frame) => frame.depth)).toEqual([0, 1, 2, 3]);
    expect(windowPlace(picture, layout, 4).spans.map((span) => span.frame.depth)).toEqual([2, 3]);
  });

  it('shows five slices of many, around the current one', () => {
    const picture = pictureOf('MaxPool3d', { kernel_size: 2 }, [16, 4, 4]);
    const layout = layOut(picture, { ...DEFAULT_REQUEST, slice: 8 });
    expect(layout.inputs.map((frame) => frame.depth)).toEqual([6, 7, 8, 9, 10]);
  });

  it('puts every window inside the input', () => {
    const picture = d2l();
    const layout = layOut(picture, DEFAULT_REQUEST);
    const input = layout.inputs[0];
    if (input === undefined) throw new Error('no input');
    for (let window = 0; window < windowCount(axesOf(picture)); window += 1) {
      const box = windowPlace(picture, layout, window).spans[0]?.box;
      if (box === undefined) throw new Error('no window');
      expect(intersect(box, frameBox(input))).toEqual(box);
    }
  });
});

describe('the bars', () => {
  it('lie in one lane where windows sit side by side, in two where they overlap', () => {
    const apart = axesOf(pictureOf('MaxPool2d', { kernel_size: 2 }, [8, 8]))[2];
    expect(windowBarsOf(apart)).toMatchObject({ count: 4, laneCount: 1, shown: 'all' });
    const over = axesOf(d2l())[2];
    expect(windowBarsOf(over)).toMatchObject({ count: 2, laneCount: 2 });
    expect([0, 1].map(windowBarsOf(over).laneOf)).toEqual([0, 1]);
  });

  it('show only those near the current one where there are more than 24', () => {
    const many = axesOf(pictureOf('MaxPool2d', { kernel_size: 2 }, [60, 60]))[2];
    expect(windowBarsOf(many).shown).toBe('near');
  });
});
