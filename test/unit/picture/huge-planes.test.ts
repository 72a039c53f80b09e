import { describe, expect, it } from 'vitest';
import { english } from '../../../src/engine/index.js';
import { initialViewOptions, snapshot } from '../../../src/present/index.js';
import { fanOutScene } from '../../../src/picture/shapes/fan-out-scene.js';
import { layOut } from '../../../src/picture/layout/picture-layout.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { overlayScene } from '../../../src/picture/shapes/overlay-scene.js';
import { readoutOf } from '../../../src/picture/words/readout.js';
import { staticScene } from '../../../src/picture/shapes/static-scene.js';
import { thumbnailSvg } from '../../../src/picture/export/thumbnail.js';
import { dimmedBoxes } from '../../../src/picture/shapes/dimming-shapes.js';
import { missingBox, viewAt } from '../../../src/picture/layout/view-span.js';
import type { PictureState, Viewport } from '../../../src/protocol/index.js';
import { LAYERS, subjectOf, type LayerCall } from '../../webview/panel/layers.js';

const CONSTANT = { kind: 'preset', preset: { kind: 'constant', value: 2 } } as const;

function pictureOf(layer: Partial<LayerCall>, viewport: Viewport | null = null): PictureState {
  const subject = subjectOf({ ...LAYERS.d2l, ...layer });
  const state = snapshot(subject, { ...initialViewOptions, values: CONSTANT, viewport });
  if (state.kind !== 'ready') throw new Error(state.kind);
  return state.picture;
}

const HUGE: Readonly<Record<string, Partial<LayerCall>>> = {
  'a signal': {
    operation: 'MaxPool1d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
    text: 'nn.MaxPool1d(3, 2, 1)',
    input: [1, 1, 16_000_000],
  },
  'a signal under one window': {
    operation: 'AdaptiveMaxPool1d',
    arguments: { output_size: 1 },
    text: 'nn.AdaptiveMaxPool1d(1)',
    input: [1, 1, 16_000_000],
  },
  'a plane under one window': {
    operation: 'AdaptiveAvgPool2d',
    arguments: { output_size: 1 },
    text: 'nn.AdaptiveAvgPool2d(1)',
    input: [1, 1, 8192, 8192],
  },
  'a volume': {
    operation: 'MaxPool3d',
    arguments: { kernel_size: 2 },
    text: 'nn.MaxPool3d(2)',
    input: [1, 1, 64, 512, 512],
  },
};

describe.each(Object.entries(HUGE))('a huge input: %s', (_, layer) => {
  const picture = pictureOf(layer);
  const count = picture.axes.reduce((all, axis) => all * axis.outputSize, 1);
  const window = count - 1;

  it('is drawn whole in every mode with few shapes', () => {
    const layout = layOut(picture, { ...DEFAULT_REQUEST, slice: 60 });
    expect(layout.detail).toBe('sampled');
    for (const mode of ['heat', 'coverage', 'gradient'] as const) {
      const { shapes } = staticScene(picture, layout, mode, english);
      expect(shapes.length).toBeLessThan(200);
      for (const shape of shapes) {
        if (shape.kind === 'heat') expect(shape.levels.length).toBeLessThanOrEqual(2 ** 20);
      }
    }
    expect(overlayScene(picture, layout, window, 'heat', english).shapes.length).toBeLessThan(60);
    expect(fanOutScene(picture, layout, [60, 0, 400], 'heat').shapes.length).toBeLessThan(60);
    const dimmed = dimmedBoxes(picture, layout, { kind: 'kind', cell: 'padding' });
    expect(dimmed.length).toBeLessThan(8000);
    expect(thumbnailSvg(picture, 'light', 300, 200, english).length).toBeLessThan(600_000);
  });

  it('has a window that says what it does without going through millions of values', () => {
    const { expression, note } = readoutOf(picture, window, english);
    const text = expression.map((span) => span.text).join('');
    expect(text.length).toBeLessThan(200);
    expect(count === 1 ? note : '1').toMatch(/\d/u);
  });

  it('has a part of moderate size in view at every cell size, and asks for it', () => {
    for (const cell of [4, 22, 44]) {
      const view = viewAt(picture, 800, cell, { row: 0, column: 0 });
      if (view === null) throw new Error('nothing to zoom');
      const layout = layOut(picture, { ...DEFAULT_REQUEST, cell, view });
      expect(staticScene(picture, layout, 'heat', english).shapes.length).toBeLessThan(5000);
      const far = {
        rows: picture.axes.length === 1 ? view.rows : { from: 400, to: 420 },
        columns: { from: 450, to: 480 },
      };
      const box = missingBox(picture, 0, far, 30);
      expect(box).not.toBeNull();
      expect(box?.size.reduce((all, size) => all * size, 1)).toBeLessThanOrEqual(2 ** 16);
      expect(box?.output).toEqual(picture.axes.map(() => 0));
      if (box === null) continue;
      const near = pictureOf(layer, {
        origin: [...box.origin],
        size: [...box.size],
        output: [...(box.output ?? [])],
      });
      expect(near.input.data.every((value) => value === 2)).toBe(true);
      expect(near.input.size).toEqual(box.size);
    }
  });
});
