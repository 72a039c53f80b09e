import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/index.js';
import { siteShapes } from '../../../../src/present/layer/site-shapes.js';
import { symbol } from '../../../../src/python/dimension.js';
import type { LayerSite, Shape } from '../../../../src/python/site.js';
import { siteIn } from '../sites.js';

const shapesOf = (site: LayerSite) => siteShapes(site, english);

const site = (flows: readonly (readonly [Shape, Shape])[], change: Partial<LayerSite> = {}) =>
  siteIn(
    'nn.MaxPool2d(2)',
    'nn.MaxPool2d(2)',
    {},
    {
      flows: flows.map(([input, output]) => ({
        input,
        output,
        dtype: 'float32',
        path: '',
        values: null,
        origin: '',
        chain: [],
      })),
      ...change,
    },
  );

describe('the shapes of a site', () => {
  it('are those of its only passage', () => {
    expect(
      shapesOf(
        site([
          [
            [1, 3, 8, 8],
            [1, 3, 4, 4],
          ],
        ]),
      )?.text,
    ).toBe('1×3×8×8 → 1×3×4×4');
  });

  it('count the passages that differ', () => {
    const flow = [
      [1, 3, 8, 8],
      [1, 3, 4, 4],
    ] as const;
    const shapes = shapesOf(
      site([
        flow,
        flow,
        [
          [1, 3, 4, 4],
          [1, 3, 2, 2],
        ],
      ]),
    );
    expect(shapes?.text).toBe('1×3×8×8 → 1×3×4×4, and 1 more');
    expect(shapes?.all).toHaveLength(2);
  });

  it('keep symbols, and are none where nothing is a number', () => {
    const n = symbol('N');
    expect(
      shapesOf(
        site([
          [
            [n, 3, 8, 8],
            [n, 3, 4, 4],
          ],
        ]),
      )?.text,
    ).toBe('N×3×8×8 → N×3×4×4');
    expect(shapesOf(site([[[n], [n]]]))).toBeNull();
    expect(shapesOf(site([]))).toBeNull();
  });

  it('say that a rejected call has no output', () => {
    const unknown = { reason: 'RuntimeError: no', range: null };
    expect(shapesOf(site([[[1, 3, 8, 8], []]], { unknown }))?.text).toBe('1×3×8×8 → error');
  });
});
