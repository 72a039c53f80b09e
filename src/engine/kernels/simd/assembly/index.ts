import { slideDown } from './columns';
import { divideAll, divideEach } from './divide';
import { fill, MoveFunction, runMoves } from './moves';
import { width5, width3, width3Stride2 } from './pairs';
import { Pass } from './pass';
import { width9, width13 } from './rows';
import { joinRuns } from './runs';
import { slideByTwo, slideFar } from './slides';
import { totals } from './totals';
import { width2Stride2 } from './window-of-two';
import { watchDoubles, watchSingles } from './watch';

/** The first byte that is free for data. */
export const heapBase: usize = __heap_base;

type PassFunction = (pass: Pass, units: i32) => i32;

/** The functions by the numbers of `../records.ts`: moves, the pass that runs them, planes. */
function functionOf<T>(kind: i32): usize {
  switch (kind) {
    case 0:
      return place<MoveFunction>((m, s, t) => joinRuns<T>(m, s, t));
    case 1:
      return place<MoveFunction>((m, s, t) => slideByTwo<T>(m, s, t));
    case 2:
      return place<MoveFunction>((m, s, t) => slideFar<T>(m, s, t));
    case 3:
      return place<MoveFunction>((m, s, t) => fill<T>(m, s, t));
    case 4:
      return place<MoveFunction>((m, s, t) => divideEach<T>(m, s, t));
    case 5:
      return place<MoveFunction>((m, s, t) => divideAll<T>(m, s, t));
    case 6:
      return place<PassFunction>(runMoves);
  }
  if (!isFloat<T>() && kind == 12) return place<PassFunction>((p, n) => slideDown<T>(p, n));
  if (sizeof<T>() == 4) {
    switch (kind) {
      case 7:
        return place<PassFunction>((p, n) => width2Stride2<T>(p, n));
      case 8:
        return place<PassFunction>((p, n) => width3<T>(p, n));
      case 9:
        return place<PassFunction>((p, n) => width3Stride2<T>(p, n));
      case 10:
        return place<PassFunction>((p, n) => width5<T>(p, n));
      case 11:
        return place<PassFunction>((p, n) => totals<T>(p, n));
    }
    if (!isFloat<T>() && kind == 13) return place<PassFunction>((p, n) => width9<T>(p, n));
    if (!isFloat<T>() && kind == 14) return place<PassFunction>((p, n) => width13<T>(p, n));
  }
  return 0;
}

@inline
function place<F>(it: F): usize {
  return changetype<usize>(it);
}

/** What records name a function by. `operation`: maximum, minimum, sum; then those of float64. */
export function functionFor(operation: i32, kind: i32): usize {
  switch (operation) {
    case 0:
      return functionOf<i32>(kind);
    case 1:
      return functionOf<u32>(kind);
    case 2:
      return functionOf<f32>(kind);
    case 3:
      return functionOf<i64>(kind);
    case 4:
      return functionOf<u64>(kind);
    default:
      return functionOf<f64>(kind);
  }
}

/** Takes `units` units through `count` passes; tells what was seen on the way: see watch.ts. */
export function run(passes: usize, count: i32, units: i32): i32 {
  let seen = 0;
  for (; count > 0; count--, passes += offsetof<Pass>()) {
    const pass = changetype<Pass>(passes);
    seen |= changetype<PassFunction>(pass.does)(pass, units);
  }
  return seen;
}

/** Looks for what maxima and minima can't take among `count` values; `wide`: of float64. */
export function watch(wide: bool, at: usize, count: i32): i32 {
  return wide ? watchDoubles(at, count) : watchSingles(at, count);
}
