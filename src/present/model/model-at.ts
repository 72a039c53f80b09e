import type { Position, SourceRange } from '../../python/site.js';
import type { ModelRun } from '../../python/trace.js';

/** A place in a file at which a model is asked for. */
export interface ModelPlace {
  readonly file: string;
  readonly position: Position;
}

/** Runs of models by themselves first, in the order in which they ran; helpers' runs come last. */
export function shownRuns(runs: readonly ModelRun[]): readonly ModelRun[] {
  const models = runs.filter(({ kind }) => kind === 'model');
  const others = runs.filter(({ kind }) => kind !== 'model');
  return distinct([...models, ...others]);
}

/**
 * The run that a place means: of the model that is built or run there, else of the class or function
 * around it, else the one with a call there; the first with pooling where nothing fits.
 */
export function runAt(runs: readonly ModelRun[], place: ModelPlace | null): number {
  if (place !== null) {
    const calls = best(runs, place, (run) => [run.constructed?.range, run.called?.range]);
    if (calls >= 0) return calls;
    const definitions = best(runs, place, (run) => [run.definition]);
    if (definitions >= 0) return definitions;
    const steps = runs.findIndex((run) => stepAt(run, place) !== null);
    if (steps >= 0) return steps;
  }
  const pooling = runs.findIndex(({ steps }) => steps.some(({ kind }) => kind === 'pooling'));
  return Math.max(0, pooling);
}

/** The last call of a run whose code stands at a place: where it is built or where it is called. */
export function stepAt(run: ModelRun, place: ModelPlace): number | null {
  const own = run.steps.filter(({ constructed, call, layer }) =>
    holds((layer === null ? null : constructed?.range) ?? call?.range, place),
  );
  const smallest = own.toSorted(
    (a, b) =>
      spanOf(a.constructed?.range ?? a.call?.range) - spanOf(b.constructed?.range ?? b.call?.range),
  );
  return smallest[0]?.id ?? null;
}

/** The run with the smallest range around a place; −1: none. */
function best(
  runs: readonly ModelRun[],
  place: ModelPlace,
  rangesOf: (run: ModelRun) => readonly (SourceRange | null | undefined)[],
): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  runs.forEach((run, at) => {
    for (const range of rangesOf(run)) {
      if (!holds(range, place) || spanOf(range) >= least) continue;
      found = at;
      least = spanOf(range);
    }
  });
  return found;
}

function holds(range: SourceRange | null | undefined, { file, position }: ModelPlace): boolean {
  if (range === null || range === undefined || range.file !== file) return false;
  const { start, end } = range;
  const isAfter =
    position.line > start.line || (position.line === start.line && position.column >= start.column);
  const isBefore =
    position.line < end.line || (position.line === end.line && position.column <= end.column);
  return isAfter && isBefore;
}

function spanOf(range: SourceRange | null | undefined): number {
  if (range === null || range === undefined) return Number.POSITIVE_INFINITY;
  return (range.end.line - range.start.line) * 1000 + range.end.column - range.start.column;
}

/** Without runs of the same model on the same input: a training loop calls it often. */
function distinct(runs: readonly ModelRun[]): ModelRun[] {
  const seen = new Set<string>();
  return runs.filter((run) => {
    const key = JSON.stringify([
      run.name,
      run.constructed?.range,
      run.definition,
      run.inputs,
      run.steps.length,
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
