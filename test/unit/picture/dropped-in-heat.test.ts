import { describe, expect, it } from 'vitest';
import { english } from '../../../src/engine/phrase.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { layOut } from '../../../src/picture/layout/picture-layout.js';
import { fanOutScene } from '../../../src/picture/shapes/fan-out-scene.js';
import { staticScene } from '../../../src/picture/shapes/static-scene.js';
import { pictureOf } from './pictures.js';

const picture = pictureOf('MaxPool2d', { kernel_size: 2 }, [5, 5]);
const layout = layOut(picture, DEFAULT_REQUEST);

describe('cells that no window reads', () => {
  it('keep their hatch over the shade of their value', () => {
    const { shapes } = staticScene(picture, layout, 'heat', english);
    expect(shapes.filter(({ role }) => role === 'hatch-dropped')).toHaveLength(9);
  });
});

describe('a pinned cell', () => {
  it.each([
    ['numbers', '6'],
    ['coverage', '1'],
    ['gradient', '+1'],
  ] as const)('shows in %s what the cell shows there', (mode, text) => {
    const { shapes } = fanOutScene(picture, layout, [0, 1, 1], mode);
    expect(shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))).toContain(text);
  });
});
