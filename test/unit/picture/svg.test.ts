import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { english } from '../../../src/engine/index.js';
import { exportScenes } from '../../../src/picture/export/export-scenes.js';
import { animatedSteps } from '../../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../../src/picture/pair/pair-of.js';
import { THEMES } from '../../../src/picture/colours/theme.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { svgText } from '../../../src/picture/export/svg-text.js';
import { thumbnailSvg } from '../../../src/picture/export/thumbnail.js';
import { tikzText } from '../../../src/picture/export/tikz.js';
import { pictureOf, spreadPicture } from './pictures.js';

const LAYERS = {
  'd2l-max': pictureOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]),
  'ceil-average': pictureOf('AvgPool2d', { kernel_size: 2, ceil_mode: true }, [5, 5]),
  dilated: pictureOf('MaxPool2d', { kernel_size: 3, stride: 1, dilation: 2 }, [5, 5]),
  strip: pictureOf('MaxPool1d', { kernel_size: 3, stride: 2, padding: 1 }, [8]),
  slices: pictureOf('MaxPool3d', { kernel_size: 2 }, [4, 4, 4]),
  spread: spreadPicture([3, 3], { base: 2, window: 3, stride: 2, pad: 1 }),
  'spread-strip': spreadPicture([4], { base: 3, window: 3, stride: 2, computation: 'add' }),
  'spread-slices': spreadPicture([2, 2, 2], { base: 2, window: 2 }),
  adaptive: pictureOf('AdaptiveAvgPool2d', { output_size: 3 }, [5, 5]),
};

const drawn = (picture: (typeof LAYERS)['d2l-max'], window: number): string =>
  svgText(exportScenes(picture, DEFAULT_REQUEST, window, 'numbers', english), {
    theme: THEMES.light,
    scale: 'sequential',
    title: 'A layer',
    zoom: 1,
    margin: 14,
    background: true,
  });

describe('a picture as SVG', () => {
  it.each(Object.entries(LAYERS))('is drawn as before: %s', async (name, picture) => {
    await expect(drawn(picture, 1 % picture.output.data.length)).toMatchFileSnapshot(
      `snapshots/${name}.svg`,
    );
  });

  it('closes every tag and escapes every text', () => {
    const svg = svgText([], {
      theme: THEMES.dark,
      scale: 'sequential',
      title: 'a < b & "c"',
      zoom: 1,
      margin: 0,
      background: false,
    });
    expect(svg).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>');
  });

  it('holds a heat map as an image', () => {
    const large = pictureOf('MaxPool2d', { kernel_size: 2 }, [100, 100]);
    expect(drawn(large, 0)).toContain('href="data:image/png;base64,iVBORw0KGgo');
  });
});

describe('a thumbnail', () => {
  it.each(['dark', 'light', 'hc', 'hc-light'] as const)('fits a hover in the %s theme', (theme) => {
    for (const picture of Object.values(LAYERS)) {
      const svg = thumbnailSvg(picture, theme, 260, 130, english);
      const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/u.exec(svg) ?? [];
      expect(Number(width)).toBeLessThanOrEqual(260.5);
      expect(Number(height)).toBeLessThanOrEqual(130.5);
      expect(svg.length).toBeLessThan(60_000);
      expect(svg).not.toContain('var(');
    }
  });

  it('is little more than half as long where its heat maps may be compressed', () => {
    const picture = pictureOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [48, 48]);
    const stored = thumbnailSvg(picture, 'dark', 260, 108, english);
    const small = thumbnailSvg(picture, 'dark', 260, 108, english, (bytes) => deflateSync(bytes));
    expect(small.length).toBeLessThan(stored.length * 0.6);
    const [, png = ''] = /href="data:image\/png;base64,([^"]+)"/u.exec(small) ?? [];
    const { width, colours, levels } = readPng(Buffer.from(png, 'base64'));
    expect(width).toBe(48);
    expect(colours).toBeLessThanOrEqual(64);
    expect(Math.max(...levels)).toBe(colours - 1);
  });

  it('of a huge layer stays small', () => {
    const huge = pictureOf('MaxPool2d', { kernel_size: 2 }, [512, 512]);
    expect(thumbnailSvg(huge, 'dark', 260, 130, english).length).toBeLessThan(300_000);
  });
});

describe('a picture as TikZ', () => {
  it.each(Object.entries(LAYERS))('balances its braces and environments: %s', (_, picture) => {
    const text = tikzText(
      exportScenes(picture, DEFAULT_REQUEST, 0, 'numbers', english),
      THEMES.light,
      'sequential',
      'A layer',
    );
    const plain = text.replace(/\\[{}]/gu, '');
    expect(plain.split('{')).toHaveLength(plain.split('}').length);
    expect(text).not.toMatch(/NaN|undefined/u);
    for (const [, colour] of text.matchAll(/(?:fill|draw|text|color)=(c[\dA-F]{6})/gu)) {
      expect(text).toContain(`\\definecolor{${colour ?? ''}}`);
    }
  });
});

describe('an animation', () => {
  it('shows all windows up to 64, else those of the current row', () => {
    expect(animatedSteps(pairOf(LAYERS['d2l-max']), 2)).toEqual([0, 1, 2, 3]);
    const many = pictureOf('MaxPool2d', { kernel_size: 2 }, [40, 40]);
    expect(animatedSteps(pairOf(many), 45)).toEqual(
      Array.from({ length: 20 }, (_, index) => 40 + index),
    );
  });
});

/** Width, colours in the palette and the number of each pixel's colour. */
function readPng(png: Buffer): {
  readonly width: number;
  readonly colours: number;
  readonly levels: readonly number[];
} {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    chunks.set(png.toString('latin1', at + 4, at + 8), data);
  }
  const width = chunks.get('IHDR')?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const levels = [...rows].filter((_, index) => index % (width + 1) !== 0);
  return { width, colours: (chunks.get('PLTE')?.length ?? 0) / 3, levels };
}
