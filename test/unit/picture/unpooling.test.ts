import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpoolGeometry, type ArgumentValue } from '../../../src/engine/index.js';
import { unpoolingPictureOf } from '../../../src/present/unpooling/unpooling-picture.js';
import { cellBox, frameBox } from '../../../src/picture/layout/frame.js';
import { svgText } from '../../../src/picture/export/svg-text.js';
import { THEMES } from '../../../src/picture/colours/theme.js';
import { tikzText } from '../../../src/picture/export/tikz.js';
import { linkArrow } from '../../../src/picture/unpooling/link-arrow.js';
import { fateOf } from '../../../src/picture/unpooling/unpooling-cells.js';
import { exportScenes } from '../../../src/picture/export/export-scenes.js';
import { thumbnailSvg } from '../../../src/picture/export/thumbnail.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { animatedSteps } from '../../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../../src/picture/pair/pair-of.js';
import { layOutUnpooling } from '../../../src/picture/unpooling/unpooling-layout.js';
import {
  placeOf,
  unpoolingOverlay,
  writersOf,
} from '../../../src/picture/unpooling/unpooling-overlay.js';
import { missingValues, unpoolingViewAt } from '../../../src/picture/unpooling/unpooling-view.js';
import {
  unpooledCellWords,
  unpoolingWords,
} from '../../../src/picture/unpooling/unpooling-words.js';
import { plainText, type UnpoolingPicture } from '../../../src/protocol/index.js';

const say = (message: string, values: Readonly<Record<string, string | number>> = {}): string =>
  message.replace(/\{(\w+)\}/gu, (_whole, name: string) => String(values[name]));

/** The picture of a PyTorch unpooling of one plane. */
function pictureOf(
  sizes: readonly number[],
  values: readonly number[],
  indices: readonly number[],
  parameters: Readonly<Record<string, ArgumentValue>> = { kernel_size: 2, stride: 2 },
  viewport: { origin: number[]; size: number[] } | null = null,
): UnpoolingPicture {
  const call = {
    framework: 'torch' as const,
    operation: `max_unpool${String(sizes.length)}d`,
    arguments: parameters,
    version: null,
  };
  const geometry = unpoolGeometry(call, [1, 1, ...sizes]);
  if (!geometry.ok) throw new Error(geometry.error.message);
  return unpoolingPictureOf({
    call,
    geometry: geometry.value,
    sizes,
    plane: 0,
    viewport,
    values: Float32Array.from(values),
    indices: Int32Array.from(indices),
  }).picture;
}

const PICTURES = {
  unpooling: pictureOf([2, 2], [5, 7, 13, 15], [5, 7, 13, 15]),
  'unpooling-strip': pictureOf([3], [1, 2, 3], [0, 0, 4]),
  'unpooling-slices': pictureOf(
    [2, 2, 2],
    [21, 23, 29, 31, 53, 55, 61, 63],
    [21, 23, 29, 31, 53, 55, 61, 63],
  ),
  'unpooling-outside': pictureOf([2, 2], [1, 2, 3, 4], [0, 3, 8, 99]),
};

const REQUEST = DEFAULT_REQUEST;

describe('an unpooling as SVG', () => {
  it.each(Object.entries(PICTURES))('is drawn as before: %s', async (name, picture) => {
    const svg = svgText(exportScenes(picture, REQUEST, 1, 'numbers', say), {
      theme: THEMES.light,
      scale: 'sequential',
      title: 'A layer',
      zoom: 1,
      margin: 14,
      background: true,
    });
    await expect(svg).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  it.each(Object.entries(PICTURES))('is TikZ with balanced braces too: %s', (_, picture) => {
    const text = tikzText(
      exportScenes(picture, REQUEST, 0, 'numbers', say),
      THEMES.light,
      'sequential',
      'A layer',
    );
    const plain = text.replace(/\\[{}]/gu, '');
    expect(plain.split('{')).toHaveLength(plain.split('}').length);
    expect(text).not.toMatch(/NaN|undefined|\u2192/u);
  });
});

describe('a small unpooling', () => {
  it.each(Object.entries(PICTURES))('fits a hover: %s', (_, picture) => {
    for (const theme of ['dark', 'light', 'hc', 'hc-light'] as const) {
      const svg = thumbnailSvg(picture, theme, 260, 108, say);
      const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/u.exec(svg) ?? [];
      expect(Number(width)).toBeLessThanOrEqual(260.5);
      expect(Number(height)).toBeLessThanOrEqual(108.5);
      expect(svg.length).toBeLessThan(60_000);
      expect(svg).not.toContain('var(');
    }
  });
});

describe('the layout of an unpooling', () => {
  it('puts a small input left of its output, both in the middle', () => {
    const { inputs, outputs, cell, detail } = layOutUnpooling(PICTURES.unpooling, REQUEST);
    const [input, output] = [inputs[0], outputs[0]];
    if (input === undefined || output === undefined) throw new Error('no grids');
    expect({ cell, detail }).toEqual({ cell: 52, detail: 'cells' });
    const [left, right] = [frameBox(input), frameBox(output)];
    expect(left).toMatchObject({ width: 106, height: 106 });
    expect(right).toMatchObject({ width: 214, height: 214 });
    expect(left.y + left.height / 2).toBe(right.y + right.height / 2);
    expect(right.x - left.x - left.width).toBeGreaterThanOrEqual(56);
  });

  it('puts each value of a strip over the middle of the window that it comes from', () => {
    const { inputs, outputs } = layOutUnpooling(PICTURES['unpooling-strip'], REQUEST);
    const [input, output] = [inputs[0], outputs[0]];
    if (input === undefined || output === undefined) throw new Error('no strips');
    for (let index = 0; index < 3; index += 1) {
      const own = cellBox(input, 0, index);
      const first = cellBox(output, 0, 2 * index);
      const last = cellBox(output, 0, 2 * index + 1);
      expect(own.x + own.width / 2).toBe((first.x + last.x + last.width) / 2);
    }
  });

  it('shows all slices of a few, and fits any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 280, max: 2000 }),
        fc.constantFrom(...Object.values(PICTURES)),
        (width, picture) => {
          const layout = layOutUnpooling(picture, { ...REQUEST, width });
          for (const frame of [...layout.inputs, ...layout.outputs]) {
            const box = frameBox(frame);
            expect(box.x).toBeGreaterThanOrEqual(0);
            expect(box.x + box.width).toBeLessThanOrEqual(width);
            expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
          }
        },
      ),
    );
    expect(layOutUnpooling(PICTURES['unpooling-slices'], REQUEST).outputs).toHaveLength(4);
  });
});

describe('an arrow', () => {
  const looks = { line: 'link', head: 'link-head' } as const;
  const from = { x: 0, y: 100, width: 50, height: 50 };
  const to = { x: 300, y: 0, width: 50, height: 50 };

  it('runs above the numbers of both rows and is slanted only between the grids', () => {
    const [line, head] = linkArrow(from, to, looks, {
      kind: 'level',
      leave: 102,
      enter: 200,
    });
    if (line?.kind !== 'line' || head?.kind !== 'polygon') throw new Error('no arrow');
    expect(line.points.map(({ x, y }) => [x, Math.round(y)])).toEqual([
      [52, 107],
      [108, 107],
      [194, 7],
      [289, 7],
    ]);
    expect(head.points[0]?.y).toBeCloseTo(7);
    expect(head.points[0]?.x).toBe(298);
  });

  it('is straight where there are no lanes, and keeps clear of both cells', () => {
    const [line, head] = linkArrow(from, to, looks, { kind: 'straight' });
    if (line?.kind !== 'line' || head?.kind !== 'polygon') throw new Error('no arrow');
    expect(line.points[0]?.x).toBe(52);
    expect(head.points[0]?.x).toBe(298);
  });

  it('comes into a strip from above, left of the number over the cell', () => {
    const below = { x: 300, y: 200, width: 50, height: 50 };
    const [line, head] = linkArrow(from, below, looks, { kind: 'down' });
    if (line?.kind !== 'line' || head?.kind !== 'polygon') throw new Error('no arrow');
    expect(line.points).toEqual([
      { x: 25, y: 152 },
      { x: 309, y: 183 },
      { x: 309, y: 189 },
    ]);
    expect(head.points[0]).toEqual({ x: 309, y: 198 });
  });

  it('is not there where cells overlap', () => {
    expect(linkArrow(from, from, looks, { kind: 'straight' })).toEqual([]);
  });
});

describe('steps of an unpooling', () => {
  it('lead every value that has a place to the cell that holds it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 20 }), { minLength: 4, maxLength: 4 }),
        (to) => {
          const picture = pictureOf([2, 2], [1, 2, 3, 4], to);
          const fates = to.map((_, index) =>
            fateOf(picture, [0, Math.floor(index / 2), index % 2]),
          );
          to.forEach((wanted, index) => {
            const place = placeOf(picture, index);
            expect(place === null).toBe(wanted < 0 || wanted > 15);
            if (place === null) return;
            const writers = writersOf(picture, place);
            expect(writers).toContain(index);
            expect(fates[index] === 'stays').toBe(writers.at(-1) === index);
          });
          expect(picture.outside).toBe(fates.filter((fate) => fate === 'outside').length);
          expect(picture.replaced).toBe(fates.filter((fate) => fate === 'replaced').length);
        },
      ),
    );
  });

  it('are said in words and numbers', () => {
    const words = unpoolingWords(PICTURES.unpooling, 1, say);
    expect(words.expression.map(({ text }) => text).join('')).toBe(
      'in[0, 1] = 7, index 7 = 1·4 + 3 \u2192 out[1, 3]',
    );
    expect(words.note).toBe('value 7 goes to flat index 7 = row 1, column 3');
    expect(words.spoken).toBe(
      'value 2 of 4, row 0, column 1: value 7 goes to flat index 7 = row 1, column 3',
    );
    const strip = PICTURES['unpooling-strip'];
    expect(unpoolingWords(strip, 0, say).note).toContain('a later value replaces it');
    expect(unpoolingWords(strip, 1, say).note).toContain('the last of 2 that go there');
    expect(plainText(unpooledCellWords(strip, [0, 0, 1], say).text)).toBe(
      'No index points here, so it stays 0.',
    );
  });

  it('draw one arrow each, none to a place outside', () => {
    const picture = PICTURES['unpooling-outside'];
    const layout = layOutUnpooling(picture, REQUEST);
    const arrows = (index: number) =>
      unpoolingOverlay(picture, layout, { kind: 'step', step: index }).shapes.filter(
        ({ role }) => role === 'link',
      ).length;
    expect([0, 1, 2, 3].map(arrows)).toEqual([1, 1, 1, 0]);
  });

  it('are all in an animation, up to 64', () => {
    expect(animatedSteps(pairOf(PICTURES.unpooling), 0)).toEqual([0, 1, 2, 3]);
    const large = pictureOf([20, 20], Array(400).fill(1), Array(400).fill(0));
    expect(animatedSteps(pairOf(large), 45)).toEqual(
      Array.from({ length: 20 }, (_, at) => 40 + at),
    );
  });
});

describe('a part of a large unpooling', () => {
  const side = 300;
  const count = side * side;
  const indices = Array.from(
    { length: count },
    (_, index) => Math.floor(index / side) * 4 * side + (index % side) * 2,
  );
  const values = Array.from({ length: count }, (_, index) => index % 10);
  const picture = pictureOf([side, side], values, indices, undefined, {
    origin: [0, 0],
    size: [64, 64],
  });

  it('is asked for where the picture lacks it', () => {
    expect(missingValues(picture, 5, null)).toBeNull();
    expect(missingValues(picture, 100 * side + 200, null)).toEqual({
      origin: [68, 168],
      size: [65, 65],
    });
    const view = unpoolingViewAt(picture, 824, 22, { row: 150, column: 150 });
    if (view === null) throw new Error('all fits');
    expect(view.rows.from).toBeLessThanOrEqual(150);
    expect(view.rows.to).toBeGreaterThan(150);
    expect(missingValues(picture, 0, view)).not.toBeNull();
  });

  it('has the whole seen in overview beside it', () => {
    expect(picture.input.size).toEqual([64, 64]);
    expect(picture.outputOverview?.rows).toBe(512);
  });
});
