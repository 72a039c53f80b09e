import { frameBox, type GridFrame } from '../../src/picture/layout/frame.js';

/** The drawn grids of a picture. */
interface DrawnGrids {
  readonly inputs: readonly GridFrame[];
  readonly outputs: readonly GridFrame[];
}

/** Puts the grids for keyboard and screen reader over the drawn ones. */
export function placeGrids(layout: DrawnGrids, root: ParentNode): void {
  for (const grid of root.querySelectorAll<HTMLElement>('.grid')) {
    const frame = frameOf(grid, layout);
    if (frame === undefined) continue;
    const box = frameBox(frame);
    grid.style.left = `${String(box.x)}px`;
    grid.style.top = `${String(box.y)}px`;
    grid.style.width = `${String(box.width)}px`;
    grid.style.height = `${String(box.height)}px`;
  }
}

/** The drawn grid that a grid of the page stands for. */
export function frameOf(grid: HTMLElement, layout: DrawnGrids): GridFrame | undefined {
  const frames = grid.dataset['part'] === 'input' ? layout.inputs : layout.outputs;
  return frames.find((frame) => String(frame.depth) === grid.dataset['depth']);
}
