import { Move } from './pass';

@inline
function quotient<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? f32x4.div(a, b) : f64x2.div(a, b);
}

/** Divides the values of a run, each by its own divisor. */
export function divideEach<T>(move: Move, source: usize, target: usize): void {
  let by = move.table;
  for (const end = target + move.length; target < end; source += 16, by += 16, target += 16) {
    v128.store(target, quotient<T>(v128.load(source), v128.load(by)));
  }
}

/** Divides the values of each run by the run's divisor. */
export function divideAll<T>(move: Move, source: usize, target: usize): void {
  let by = move.table;
  for (let r = move.repeat; r > 0; r--, by += sizeof<T>()) {
    const divisor = sizeof<T>() == 4 ? v128.load32_splat(by) : v128.load64_splat(by);
    for (let j: usize = 0; j < move.length; j += 16) {
      v128.store(target + j, quotient<T>(v128.load(source + j), divisor));
    }
    source += move.sourceRepeat;
    target += move.targetRepeat;
  }
}
