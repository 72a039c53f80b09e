import type { ModelRun, TraceStep } from '../../trace.js';
import type { OpenRun } from './open-run.js';

/**
 * The runs of what was recorded: a model's is one; in a function's or a module's own statements,
 * what hangs together is a run, if it has layers enough to be a model.
 */
export function finishedRuns(open: OpenRun): ModelRun[] {
  const whole = open.finished();
  if (whole.kind === 'model') return whole.steps.length > 0 ? [whole] : [];
  const parts = componentsOf(whole.steps);
  return parts
    .filter((steps) => isModel(steps))
    .map((steps) => partOf(whole, steps, open, parts.length === 1));
}

function isModel(steps: readonly TraceStep[]): boolean {
  const counts = steps.filter(({ kind }) => kind === 'pooling' || kind === 'convolution').length;
  const layers = steps.filter(({ kind }) => kind !== 'reshape' && kind !== 'other').length;
  return counts > 0 || layers > 1;
}

function componentsOf(steps: readonly TraceStep[]): TraceStep[][] {
  const group = new Map<number, number>();
  const find = (id: number): number => {
    let at = id;
    for (let next = group.get(at); next !== undefined && next !== at; next = group.get(at))
      at = next;
    return at;
  };
  for (const step of steps) {
    group.set(step.id, step.id);
    for (const input of step.inputs) {
      if (!group.has(input)) group.set(input, input);
      group.set(find(step.id), find(input));
    }
  }
  const parts = new Map<number, TraceStep[]>();
  for (const step of steps) {
    const root = find(step.id);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [step]);
    else part.push(step);
  }
  return [...parts.values()];
}

function partOf(
  whole: ModelRun,
  steps: readonly TraceStep[],
  open: OpenRun,
  isOnly: boolean,
): ModelRun {
  const places = new Map(steps.map((step, place) => [step.id, place]));
  const inputs = [...new Set(steps.flatMap((one) => one.inputs.filter((id) => id < 0)))].toSorted(
    (a, b) => b - a,
  );
  const moved = (id: number): number[] => {
    if (id < 0) return [-1 - inputs.indexOf(id)];
    const place = places.get(id);
    return place === undefined ? [] : [place];
  };
  const used = new Set(steps.flatMap((one) => one.inputs));
  const ends = steps.filter((one) => !used.has(one.id)).map((one) => one.id);
  const outputs = whole.outputs.filter((id) => places.has(id));
  const owner = open.ownerOf(steps);
  return {
    ...whole,
    ...owner,
    name: owner?.name ?? whole.name,
    parameters: isOnly ? whole.parameters : null,
    inputs: inputs.map((id) => whole.inputs[-1 - id] ?? null),
    steps: steps.map((step, id) => ({ ...step, id, inputs: step.inputs.flatMap(moved) })),
    outputs: (outputs.length > 0 ? outputs : ends).flatMap(moved),
  };
}
