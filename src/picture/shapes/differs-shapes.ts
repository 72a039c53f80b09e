import type { PictureState } from '../../protocol/index.js';
import { axesOf, outputCell } from '../layout/cell-axes.js';
import { cellBox } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import type { Scene, Shape } from './shape.js';

const corner = 9;

/** Marks outputs that differ from another picture's: a dashed frame and a filled corner. */
export function differsScene(
  picture: PictureState,
  layout: Layout,
  differs: readonly number[],
): Scene {
  const axes = axesOf(picture);
  const shapes = differs.flatMap((window): readonly Shape[] => {
    const [depth, row, column] = outputCell(axes, window);
    const frame = layout.outputs.find((each) => each.depth === depth);
    if (frame === undefined) return [];
    const { x, y, width, height } = cellBox(frame, row, column);
    const right = x + width - 1.5;
    const top = y + 1.5;
    return [
      {
        kind: 'rect',
        role: 'differs',
        x: x + 1.5,
        y: top,
        width: width - 3,
        height: height - 3,
        radius: 3,
      },
      {
        kind: 'polygon',
        role: 'differs-corner',
        points: [
          { x: right - corner, y: top },
          { x: right, y: top },
          { x: right, y: top + corner },
        ],
      },
    ];
  });
  return { width: layout.width, height: layout.height, shapes };
}
