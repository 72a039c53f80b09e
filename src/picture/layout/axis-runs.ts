import type { AxisPicture } from '../../protocol/index.js';
import { extentOf } from './cell-axes.js';
import { endOf, readsOf } from './axis-windows.js';
import { lengthOf, type Span } from './frame.js';

/** Runs of coordinates that are alike: same side of the data, read or not. */
export function runs(span: Span, axis: AxisPicture): readonly Span[] {
  if (lengthOf(span) > MOST_COMPARED) return longRuns(span, axis);
  const result: Span[] = [];
  let from = span.from;
  for (let at = span.from + 1; at <= span.to; at += 1) {
    if (at === span.to || alike(axis, at) !== alike(axis, from)) {
      result.push({ from, to: at });
      from = at;
    }
  }
  return result;
}

/** More coordinates than this are not compared one by one. */
const MOST_COMPARED = 2 ** 16;

/**
 * The runs of an axis of so many coordinates: what lies around the data, the data up to where the
 * last window ends, and what is dropped behind it. Gaps between windows are too narrow to be seen.
 */
function longRuns(span: Span, axis: AxisPicture): readonly Span[] {
  const extent = extentOf(axis);
  const end = axis.outputSize === 0 ? 0 : endOf(axis, axis.outputSize - 1);
  const ends = [
    -axis.padBefore,
    0,
    Math.max(0, Math.min(end, extent)),
    extent,
    extent + axis.padAfter,
  ];
  const cuts = [span.from, ...ends.filter((at) => at > span.from && at < span.to), span.to];
  return [...new Set(cuts)]
    .toSorted((a, b) => a - b)
    .flatMap((from, index, all) => {
      const to = all[index + 1];
      return to === undefined ? [] : [{ from, to }];
    });
}

function alike(axis: AxisPicture, at: number): string {
  const extent = extentOf(axis);
  const side =
    at < -axis.padBefore
      ? 'before'
      : at < 0
        ? 'pad-before'
        : at < extent
          ? 'data'
          : at < extent + axis.padAfter
            ? 'pad-after'
            : 'after';
  return `${side} ${String(readsOf(axis, elementBefore(axis, at)) > 0)}`;
}

/** Holes go with the element before them: bands of their own lie over them. */
export const elementBefore = (axis: AxisPicture, at: number): number =>
  at >= 0 && at < extentOf(axis) ? at - (at % axis.spacing) : at;
