import type { Translate } from '../../engine/phrase.js';
import type { AxisPicture, PictureState } from '../../protocol/index.js';
import { axesOf, outputCell } from '../layout/cell-axes.js';
import { endOf, startOf } from '../layout/axis-windows.js';
import { columnLeft, frameBox, rowTop, type GridFrame } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { rowBarsLeft } from '../layout/spacing.js';
import { BAR, barsShown, LANE, BARS_GAP, windowBarsOf } from '../layout/window-bars.js';
import type { RectShape, Shape } from './shape.js';

/** A bar is a little shorter than its window; on heat there is no room for that. */
const insetOf = (frame: GridFrame): number => (frame.gap > 0 ? 2 : 0);
/** Below the last slice: where the bars of the depth axis run. */
const DEPTH_DOWN = 14;

/**
 * The bars that show where windows start and end. Without a current window: the quiet ones that
 * stay. With one: only what it adds.
 */
export function windowBarShapes(
  picture: PictureState,
  layout: Layout,
  window: number | null,
  t: Translate,
): readonly Shape[] {
  const axes = axesOf(picture);
  const at = window === null ? null : outputCell(axes, window);
  const input = layout.inputs[0];
  if (input === undefined) return [];
  const inset = insetOf(input);
  const shapes: Shape[] = [];
  if (layout.windowBars.columns) {
    const y = frameBox(input).y + frameBox(input).height + BARS_GAP;
    shapes.push(
      ...bars(axes[2], at?.[2] ?? null, (start, end, lane) =>
        within(input, 'columns', {
          x: columnLeft(input, start) + inset,
          y: y + lane * LANE - BAR / 2,
          width: columnLeft(input, end) - columnLeft(input, start) - input.gap - 2 * inset,
          height: BAR,
        }),
      ),
    );
    if (window === null) shapes.push(caption(picture, layout, input, t));
  }
  if (layout.windowBars.rows) {
    shapes.push(
      ...bars(axes[1], at?.[1] ?? null, (start, end, lane) =>
        within(input, 'rows', {
          x: input.x - rowBarsLeft(axes[1]) - lane * LANE - BAR / 2,
          y: rowTop(input, start) + inset,
          width: BAR,
          height: rowTop(input, end) - rowTop(input, start) - input.gap - 2 * inset,
        }),
      ),
    );
  }
  if (layout.windowBars.depth) shapes.push(...depthBars(axes[0], at?.[0] ?? null, layout));
  return shapes;
}

type Bar = Pick<RectShape, 'x' | 'y' | 'width' | 'height'>;

function bars(
  axis: AxisPicture,
  current: number | null,
  place: (start: number, end: number, lane: number) => Bar | null,
): readonly Shape[] {
  const windowBars = windowBarsOf(axis);
  if (current === null && windowBars.shown === 'near') return [];
  const shown =
    current === null
      ? barsShown(windowBars, 0)
      : windowBars.shown === 'near'
        ? barsShown(windowBars, current)
        : [current];
  return shown.flatMap((index): readonly Shape[] => {
    const bar = place(startOf(axis, index), endOf(axis, index), windowBars.laneOf(index));
    if (bar === null) return [];
    const now = index === current;
    return [
      {
        kind: 'rect',
        role: now ? 'current-window-bar' : 'window-bar',
        radius: BAR / 2,
        ...(now ? { key: `bar-${axis.name}` } : {}),
        ...bar,
      },
    ];
  });
}

/** A bar cut at the ends of what the frame shows; null where nothing is left. */
function within(frame: GridFrame, along: 'rows' | 'columns', bar: Bar): Bar | null {
  const box = frameBox(frame);
  if (along === 'columns') {
    const x = Math.max(bar.x, box.x);
    const width = Math.min(bar.x + bar.width, box.x + box.width) - x;
    return width < 2 ? null : { ...bar, x, width };
  }
  const y = Math.max(bar.y, box.y);
  const height = Math.min(bar.y + bar.height, box.y + box.height) - y;
  return height < 2 ? null : { ...bar, y, height };
}

function depthBars(axis: AxisPicture, current: number | null, layout: Layout): readonly Shape[] {
  const first = layout.inputs[0];
  const last = layout.inputs.at(-1);
  if (first === undefined || last === undefined) return [];
  const box = frameBox(first);
  return bars(axis, current, (start, end, lane) => {
    const from = layout.inputs.find((frame) => frame.depth >= start);
    const to = layout.inputs.findLast((frame) => frame.depth < end);
    if (from === undefined || to === undefined || from.depth > to.depth) return null;
    const right = frameBox(to);
    return {
      x: from.x + insetOf(from),
      y: box.y + box.height + DEPTH_DOWN + lane * LANE - BAR / 2,
      width: right.x + right.width - from.x - 2 * insetOf(from),
      height: BAR,
    };
  });
}

function caption(picture: PictureState, layout: Layout, input: GridFrame, t: Translate): Shape {
  const columns = windowBarsOf(axesOf(picture)[2]);
  const box = frameBox(input);
  return {
    kind: 'text',
    role: 'text-caption',
    x: box.x,
    y: box.y + box.height + BARS_GAP + (columns.laneCount - 1) * LANE + BAR / 2 + 13,
    text:
      layout.arrangement === 'side' && picture.axes.length > 1
        ? t('bars: where each window starts and ends')
        : '',
    size: 12,
    anchor: 'start',
  };
}
