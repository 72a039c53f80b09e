import { even, join, odd } from './operation';
import { Move } from './pass';

/** Windows two values apart along a run, whose taps are neighbours: each load gives two taps. */
export function slideByTwo<T>(move: Move, source: usize, target: usize): void {
  for (let r = move.repeat; r > 0; r--) {
    const end = target + move.length;
    let at = source;
    for (let into = target; into < end; at += 32, into += 16) {
      let low = v128.load(at);
      let high = v128.load(at, 16);
      let all = even<T>(low, high);
      let tap = at;
      for (let left = move.taps - 1; left > 0; left -= 2) {
        all = join<T>(all, odd<T>(low, high));
        if (left == 1) break;
        tap += 2 * sizeof<T>();
        low = v128.load(tap);
        high = v128.load(tap, 16);
        all = join<T>(all, even<T>(low, high));
      }
      v128.store(into, all);
    }
    source += move.sourceRepeat;
    target += move.targetRepeat;
  }
}

/** Values that lie `stride` bytes apart. */
@inline
function gather<T>(at: usize, stride: usize): v128 {
  if (sizeof<T>() == 8) return v128.load64_lane(at + stride, v128.load64_zero(at), 1);
  let all = v128.load32_zero(at);
  all = v128.load32_lane(at + stride, all, 1);
  all = v128.load32_lane(at + stride * 2, all, 2);
  return v128.load32_lane(at + stride * 3, all, 3);
}

/** Windows any distance apart along a run. */
export function slideFar<T>(move: Move, source: usize, target: usize): void {
  const stride = move.stride;
  for (let r = move.repeat; r > 0; r--) {
    const end = target + move.length;
    let at = source;
    for (let into = target; into < end; at += (stride * 16) / sizeof<T>(), into += 16) {
      let all = gather<T>(at, stride);
      let tap = at;
      for (let t = move.taps; t > 1; t--) {
        tap += move.step;
        all = join<T>(all, gather<T>(tap, stride));
      }
      v128.store(into, all);
    }
    source += move.sourceRepeat;
    target += move.targetRepeat;
  }
}
