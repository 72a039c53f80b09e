import { nothing, svg, type SVGTemplateResult } from 'lit';
import { barOf } from '../../../src/picture/model/bar.js';
import type { RowLanes } from '../../../src/picture/model/lanes.js';
import type { ModelRow, RowMark } from '../../../src/protocol/model-state.js';

/** Height of a row, and where its middle is. */
export const ROW = 26;
const MIDDLE = ROW / 2;

/** Where a lane is. */
export const laneX = (lane: number): number => 9 + lane * 9;

/** The lines left of a row, and its mark. */
export function laneShapes(lanes: RowLanes, mark: RowMark, height = ROW): SVGTemplateResult {
  const x = laneX(lanes.lane);
  const middle = Math.min(MIDDLE, height / 2);
  const lines = [
    ...lanes.through.map((lane) => `M${laneX(lane)} 0V${height}`),
    ...(lanes.isEntered && !lanes.joins.includes(lanes.lane) ? [`M${x} 0V${middle}`] : []),
    ...(lanes.isLeft ? [`M${x} ${middle}V${height}`] : []),
    ...lanes.splits.map((lane) => {
      const to = laneX(lane);
      return `M${x} ${middle}C${x} ${middle + 7} ${to} ${middle + 4} ${to} ${height}`;
    }),
    ...lanes.joins.map((lane) => {
      const from = laneX(lane);
      return `M${from} 0C${from} ${middle - 4} ${x} ${middle - 8} ${x} ${middle}`;
    }),
  ].join('');
  return svg`<path class="lane" d=${lines}></path>${markShape(mark, x, middle)}`;
}

/** The mark of a row. */
export function markShape(mark: RowMark, x: number, y: number): SVGTemplateResult {
  switch (mark) {
    case 'pooling':
      return svg`<g class="mark pooling"><rect x=${x - 5} y=${y - 5} width="10" height="10" rx="1.5"></rect><path d="M${x} ${y - 5}v10M${x - 5} ${y}h10"></path></g>`;
    case 'layer':
      return svg`<circle class="mark" cx=${x} cy=${y} r="3.5"></circle>`;
    case 'quiet':
      return svg`<circle class="mark dot" cx=${x} cy=${y} r="1.8"></circle>`;
    case 'unknown':
      return svg`<g class="mark unknown"><circle cx=${x} cy=${y} r="5.5" stroke-dasharray="2 1.6"></circle><path d="M${x - 1.6} ${y - 1}q0 -2 1.7 -2t1.7 1.700q0 1 -1.700 1.800v.8M${x + 0.1} ${y + 3}v.4"></path></g>`;
    case 'error':
      return svg`<g class="mark error"><circle cx=${x} cy=${y} r="5.5"></circle><path d="M${x - 2.2} ${y - 2.2}l4.400 4.400M${x + 2.2} ${y - 2.2}l-4.400 4.400"></path></g>`;
    case 'add':
      return svg`<g class="mark"><circle cx=${x} cy=${y} r="5.5"></circle><path d="M${x} ${y - 3}v6M${x - 3} ${y}h6"></path></g>`;
    case 'cat':
      return svg`<g class="mark"><circle cx=${x} cy=${y} r="5.5"></circle><path d="M${x - 2.5} ${y - 1.5}h5M${x - 2.5} ${y + 1.5}h5"></path></g>`;
    case 'multiply':
      return svg`<g class="mark"><circle cx=${x} cy=${y} r="5.5"></circle><path d="M${x - 2.2} ${y - 2.2}l4.400 4.400M${x + 2.2} ${y - 2.2}l-4.400 4.400"></path></g>`;
    default:
      return mark satisfies never;
  }
}

/** Bar and field of a row, `width` pixels for the whole scale. */
export function barShapes(row: ModelRow, scale: number, width: number): SVGTemplateResult {
  const bar = barOf(row, scale);
  const kind = row.isPooling ? 'pooling' : '';
  return svg`
    ${
      bar.lost === null || bar.size === null
        ? nothing
        : svg`<rect class="ghost" x=${bar.size * width} y="4.500" width=${Math.max(1, (bar.lost - bar.size) * width)} height="8"></rect>`
    }
    ${
      bar.size === null
        ? nothing
        : svg`<rect class="bar ${kind}" x="0.500" y="4" width=${Math.max(1.5, bar.size * width)} height="9" rx="1"></rect>`
    }
    ${bar.grown === null ? nothing : svg`<path class="ghost" d="M${bar.grown * width} 4v9"></path>`}
    ${row.mark === 'unknown' ? svg`<rect class="ghost" x="0.500" y="4.500" width=${width - 1} height="8" stroke-dasharray="3 5"></rect>` : nothing}
    ${bar.field === null ? nothing : fieldShape(Math.max(2, bar.field * width), bar.isOver)}`;
}

function fieldShape(to: number, isOver: boolean): SVGTemplateResult {
  const end = isOver ? `M${to - 4} 14.500l4 3-4 3` : `M${to - 0.5} 15v5`;
  return svg`<path class="field" d="M0.500 15v5M0.500 17.500H${to}${end}"></path>`;
}
