import { join } from './operation';
import { Move } from './pass';

/** `taps` vectors that lie `step` bytes apart, joined in order. */
@inline
function column<T>(at: usize, taps: i32, step: usize): v128 {
  let all = v128.load(at);
  for (let t = taps; t > 1; t--) {
    at += step;
    all = join<T>(all, v128.load(at));
  }
  return all;
}

/** Joins runs of values that lie a step apart, in order; may write where it reads, or before. */
export function joinRuns<T>(move: Move, source: usize, target: usize): void {
  const taps = move.taps;
  const step = move.step;
  for (let r = move.repeat; r > 0; r--) {
    const end = target + move.length;
    let at = source;
    let into = target;
    for (; into + 64 <= end; at += 64, into += 64) {
      let a = v128.load(at);
      let b = v128.load(at, 16);
      let c = v128.load(at, 32);
      let d = v128.load(at, 48);
      let tap = at;
      for (let t = taps; t > 1; t--) {
        tap += step;
        a = join<T>(a, v128.load(tap));
        b = join<T>(b, v128.load(tap, 16));
        c = join<T>(c, v128.load(tap, 32));
        d = join<T>(d, v128.load(tap, 48));
      }
      v128.store(into, a);
      v128.store(into, b, 16);
      v128.store(into, c, 32);
      v128.store(into, d, 48);
    }
    for (; into < end; at += 16, into += 16) v128.store(into, column<T>(at, taps, step));
    source += move.sourceRepeat;
    target += move.targetRepeat;
  }
}
