import { isSameRange } from '../same-range.js';
import { say } from '../../engine/phrase.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { Shape, SourceRange } from '../site.js';
import type { ModelRun } from '../trace.js';
import { inputOf, inputTensor } from './try-call.js';

/** What tells one run of a module from its others. */
export type RunName = Pick<ModelRun, 'kind' | 'name' | 'constructed' | 'definition'>;

/** A model to be run again, once with each of these inputs. */
export interface OtherSizes {
  readonly run: RunName;
  readonly inputs: readonly (readonly Shape[])[];
}

/**
 * Runs a model that the module ran once more, with other inputs; only these runs are then recorded.
 * A run of a module's own statements has no model that could be called again: there is none then.
 */
export function runAtOtherSizes(interpreter: Interpreter, { run, inputs }: OtherSizes): void {
  const { trace, sites, present } = interpreter;
  const again = trace?.startOver((other) => isSameRun(other, run)) ?? null;
  if (again === null) return;
  for (const shapes of inputs) {
    const { type } = again.self === null ? TENSOR : inputOf(again.self.type);
    const tensors = shapes.map((shape) => inputTensor(type, shape, say('size given by you')));
    const error = sites.attempt(() => present.outside(() => again.call(tensors)), false);
    if (error !== null) sites.findings.noteException(error);
  }
}

const TENSOR = { type: 'torch.Tensor' };

function isSameRun(a: RunName, b: RunName): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    isSamePlace(a.constructed?.range ?? null, b.constructed?.range ?? null) &&
    isSamePlace(a.definition, b.definition)
  );
}

function isSamePlace(a: SourceRange | null, b: SourceRange | null): boolean {
  return a === null || b === null ? a === b : isSameRange(a, b);
}
