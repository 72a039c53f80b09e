import { inputOfSize } from '../../present/model/input-size.js';
import { shownRuns } from '../../present/model/model-at.js';
import { workedOutOf } from '../../python/worked-out.js';
import { isSameRange } from '../../python/same-range.js';
import type { LayerSite } from '../../python/site.js';
import type { ModelRun, TraceStep } from '../../python/trace.js';
import type { Asked } from '../session/asked.js';

/** What a layer gets in one of its passages where its model's input has other sides; null: not known. */
export async function layerInputAtSides(
  site: LayerSite,
  flow: number,
  sides: readonly number[],
  { readModels, modelAtSizes, t }: Asked,
): Promise<{ readonly text: string; readonly isOwn: boolean } | null> {
  const passage = site.flows[flow];
  const workedOut = passage === undefined ? null : workedOutOf(passage);
  if (workedOut === null) return null;
  const { analysis } = await readModels();
  const run = shownRuns(analysis.runs ?? []).find((one) => stepsOf(one, site).length > flow);
  const step = run === undefined ? undefined : stepsOf(run, site)[flow];
  if (run === undefined || step === undefined) return null;
  const asked = inputOfSize(run, sides.join(', '), t);
  if (!asked.ok) return null;
  const { kind, name, constructed, definition } = run;
  const [again] = await modelAtSizes({
    run: { kind, name, constructed, definition },
    inputs: [asked.inputs],
  });
  const input = again?.steps.find(({ id }) => id === step.id)?.inputShapes[0];
  if (input === undefined || input === null) return null;
  const sizes = input.map((size) => (typeof size === 'number' ? size : 1));
  return { text: sizes.join(', '), isOwn: sides.join() === workedOut.shown.join() };
}

/** The calls of a run that a site stands for. */
const stepsOf = (run: ModelRun, { range }: LayerSite): readonly TraceStep[] =>
  run.steps.filter(({ constructed, call }) =>
    [constructed, call].some((place) => place !== null && isSameRange(place.range, range)),
  );
