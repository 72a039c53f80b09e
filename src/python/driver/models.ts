import type { Dimension } from '../dimension.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { SourceModule } from '../interpreter/source-module.js';
import type { SourceFile } from '../tree/source-file.js';

/** Placeholder until models are tried. */
export function tryModels(
  interpreter: Interpreter,
  module: SourceModule,
  main: SourceFile,
  chosen: readonly Dimension[] | null,
): void {
  void interpreter;
  void module;
  void main;
  void chosen;
}
