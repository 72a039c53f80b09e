import { identity } from './operation';
import { Move, Pass } from './pass';

export type MoveFunction = (move: Move, source: usize, target: usize) => void;

/** Runs the moves of a pass, block by block. */
export function runMoves(pass: Pass, units: i32): i32 {
  let source = pass.source;
  let target = pass.target;
  for (let block = pass.blocks * units; block > 0; block--) {
    let record = pass.records;
    for (let m = pass.count; m > 0; m--, record += offsetof<Move>()) {
      const move = changetype<Move>(record);
      changetype<MoveFunction>(move.does)(move, source + move.at, target + move.into);
    }
    source += pass.sourceBlock;
    target += pass.targetBlock;
  }
  return 0;
}

/** Writes values that change nothing. */
export function fill<T>(move: Move, source: usize, target: usize): void {
  for (let r = move.repeat; r > 0; r--) {
    for (let j: usize = 0; j < move.length; j += 16) v128.store(target + j, identity<T>());
    target += move.targetRepeat;
  }
}
