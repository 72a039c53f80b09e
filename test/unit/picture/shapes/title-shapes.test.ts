import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/phrase.js';
import { DEFAULT_REQUEST } from '../../../../src/picture/layout/layout.js';
import { layOut } from '../../../../src/picture/layout/picture-layout.js';
import { titleShapes } from '../../../../src/picture/shapes/title-shapes.js';
import { pictureOf } from '../pictures.js';

/** Advance of one letter of a title in em, which is a little more than the average. */
const LETTER = 0.55;

describe('the title of an output', () => {
  it.each([300, 320, 390, 420, 540, 824])(
    'is not cut at %i px, however small the output',
    (width) => {
      const shown = [
        pictureOf('AdaptiveAvgPool2d', { output_size: 1 }, [7, 7]),
        pictureOf('MaxPool2d', { kernel_size: 4 }, [4, 4]),
        pictureOf('MaxPool2d', { kernel_size: 2 }, [28, 28]),
      ];
      for (const picture of shown) {
        for (const arrangement of ['side', 'beside', 'lab', 'above'] as const) {
          const layout = layOut(picture, { ...DEFAULT_REQUEST, width, arrangement });
          const output = titleShapes(picture, layout, english).at(-1);
          if (output?.text !== 'Output') continue;
          const letters = `${output.text}${output.tail ?? ''}`.length;
          const wide = letters * LETTER * output.size + 7;
          const right = output.x + (output.anchor === 'middle' ? wide / 2 : wide);
          expect(right, `${arrangement} at ${String(width)} px`).toBeLessThanOrEqual(
            layout.width + 1,
          );
        }
      }
    },
  );
});
