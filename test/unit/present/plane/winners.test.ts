import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan, specify } from '../../../../src/engine/index.js';
import { axisPictures } from '../../../../src/present/plane/axis-picture.js';
import { crop, type CellBox } from '../../../../src/present/plane/boxes.js';
import { winnersOf } from '../../../../src/present/plane/window-winners.js';

describe('the winners of a box of outputs', () => {
  it('are those of the whole plane, cut out', () => {
    fc.assert(
      fc.property(
        fc.record({
          kernel: fc.integer({ min: 1, max: 4 }),
          stride: fc.integer({ min: 1, max: 3 }),
          dilation: fc.integer({ min: 1, max: 2 }),
          rows: fc.integer({ min: 8, max: 14 }),
          columns: fc.integer({ min: 8, max: 14 }),
          corner: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
          digits: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 196, maxLength: 196 }),
        }),
        ({ kernel, stride, dilation, rows, columns, corner, digits }) => {
          const spec = specify({
            framework: 'torch',
            operation: 'MaxPool2d',
            arguments: { kernel_size: kernel, stride, dilation, padding: Math.floor(kernel / 2) },
            version: null,
          });
          const planned = spec.ok ? plan(spec.value, [1, 1, rows, columns]) : spec;
          if (!planned.ok) throw new Error(planned.error.message);
          const axes = axisPictures(planned.value.axes, 0);
          const values = Float32Array.from(digits.slice(0, rows * columns));
          const shape = axes.map(({ outputSize }) => outputSize);
          const origin = shape.map((size, axis) => (corner[axis] ?? 0) % size);
          const size = shape.map(
            (all, axis) => 1 + ((corner[axis + 2] ?? 0) % (all - (origin[axis] ?? 0))),
          );
          const whole: CellBox = { shape, origin: shape.map(() => 0), size: shape };
          const box: CellBox = { shape, origin, size };
          const all = winnersOf(planned.value, axes, values, whole);
          const some = winnersOf(planned.value, axes, values, box);
          for (const part of ['winners', 'ties'] as const) {
            const expected = crop(Float32Array.from(all?.[part] ?? []), box);
            expect([...(some?.[part] ?? [])]).toEqual([...expected]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
