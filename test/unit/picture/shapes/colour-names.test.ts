import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/phrase.js';
import { DEFAULT_REQUEST } from '../../../../src/picture/layout/layout.js';
import { layOut } from '../../../../src/picture/layout/picture-layout.js';
import { indexShapes } from '../../../../src/picture/shapes/index-shapes.js';
import type { PictureState } from '../../../../src/protocol/index.js';
import { pictureOf } from '../pictures.js';

/** What stands along the axes of the input, and the roles of the bars beside it. */
function along(picture: PictureState) {
  const layout = layOut(picture, { ...DEFAULT_REQUEST, width: 540 });
  const shapes = indexShapes(picture, layout, english);
  return {
    texts: shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])),
    bars: shapes.flatMap((shape) => (shape.kind === 'rect' ? [shape] : [])),
    grid: layout.inputs[0],
  };
}

describe('an axis that holds colours', () => {
  const small = pictureOf('MaxPool2d', { kernel_size: 2 }, [6, 3]);

  it('names its columns by letter first, and by colour second', () => {
    const { texts, bars, grid } = along({ ...small, colours: 1 });
    expect(texts).toEqual(['R', 'G', 'B', '0', '1', '2', '3', '4', '5']);
    expect(bars.map(({ role }) => role)).toEqual(['colour-red', 'colour-green', 'colour-blue']);
    for (const { y, height } of bars) expect(y + height).toBeLessThan(grid?.y ?? 0);
  });

  it('names rows that are colours', () => {
    const picture = pictureOf('MaxPool2d', { kernel_size: 2 }, [3, 6]);
    const { texts, bars } = along({ ...picture, colours: 0 });
    expect(texts).toEqual(['0', '1', '2', '3', '4', '5', 'R', 'G', 'B']);
    expect(bars.every(({ width, height }) => width < height)).toBe(true);
  });

  it('has a fourth one for what is opaque', () => {
    const picture = pictureOf('MaxPool2d', { kernel_size: 2 }, [6, 4]);
    expect(along({ ...picture, colours: 1 }).texts.slice(0, 4)).toEqual(['R', 'G', 'B', 'A']);
  });

  it('keeps its letters where cells are heat', () => {
    const large = pictureOf('MaxPool2d', { kernel_size: 2 }, [64, 3]);
    expect(along({ ...large, colours: 1 }).texts.slice(0, 4)).toEqual(['R', 'G', 'B', '0']);
  });

  it('has numbers where nothing says so', () => {
    const { texts, bars } = along(small);
    expect(texts.slice(0, 3)).toEqual(['0', '1', '2']);
    expect(bars).toEqual([]);
  });
});
