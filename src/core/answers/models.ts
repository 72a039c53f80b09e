import { isSameRange } from '../../python/same-range.js';
import { stoppedBy } from '../../present/layer/call-text.js';
import { lensesOf } from '../../present/model/model-lenses.js';
import { runAt, shownRuns, type ModelPlace } from '../../present/model/model-at.js';
import { inputOfSize } from '../../present/model/input-size.js';
import { modelState, type SizedRuns } from '../../present/model/model-state.js';
import { packed } from '../../protocol/packed.js';
import type { Position } from '../../python/site.js';
import {
  drawModel,
  findStep,
  inputAtSides,
  modelLenses,
  type ModelChoice,
} from '../contract/model.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { answering } from './answering.js';
import { chosenCall, summaryOf } from './chosen-call.js';
import { layerInputAtSides } from './input-at-sides.js';

/** Answers of whole models. */
export const modelAnswers = [
  answering(modelLenses, async (_, { readModels, t }) => {
    const { analysis } = await readModels();
    return lensesOf(shownRuns(analysis.runs ?? []), analysis.file, t);
  }),
  answering(drawModel, async ({ place, run, size, kept, hasLayer }, asked) => {
    const { readModels, t } = asked;
    const module = await readModels();
    const sized = await sizedRuns(module, { place, run, size }, asked);
    const state = modelState(
      {
        runs: module.analysis.runs ?? [],
        place: placeIn(module, place),
        run,
        sized,
        kept,
        stale: false,
        hasLayer,
        stopped: stoppedBy(module.analysis),
      },
      t,
    );
    const title = state.kind === 'model' ? state.name : null;
    return { state: packed(state), kind: state.kind, title };
  }),
  answering(inputAtSides, async ({ call, flow, sides }, asked) => {
    const named = chosenCall(await asked.read(), call);
    return named === null ? null : layerInputAtSides(named.site, flow, sides, asked);
  }),
  answering(findStep, async ({ place, run, step }, { read, readModels }) => {
    const module = await readModels();
    const runs = shownRuns(module.analysis.runs ?? []);
    const model = runs[run ?? runAt(runs, placeIn(module, place))];
    if (model === undefined) return null;
    const call = step === null ? null : model.steps[step];
    if (call === undefined) return null;
    if (call === null) {
      const range = model.constructed?.range ?? model.definition ?? model.called?.range ?? null;
      return { range, call: null };
    }
    const ranges = [call.constructed?.range, call.call?.range].filter((one) => one !== undefined);
    const { sites } = await read();
    const named = ranges
      .map((range) => sites.find(({ site }) => isSameRange(site.range, range)))
      .find((one) => one !== undefined);
    return { range: ranges[0] ?? null, call: named === undefined ? null : summaryOf(named) };
  }),
];

/** The runs with the inputs that the reader gave; null: none was given. */
async function sizedRuns(
  module: ReadModule,
  { place, run, size }: ModelChoice,
  { modelAtSizes, t }: Asked,
): Promise<SizedRuns | null> {
  const runs = shownRuns(module.analysis.runs ?? []);
  const model = runs[run ?? runAt(runs, placeIn(module, place))];
  if (model === undefined || (size.given === '' && size.compared === '')) return null;
  const asked = [size.given, size.compared].map((typed) =>
    typed === '' ? null : inputOfSize(model, typed, t),
  );
  const problem = asked.find((one) => one?.ok === false);
  const given = { canChange: model.kind !== 'module', ...size };
  const none = { shown: null, compared: null };
  if (problem?.ok === false) return { size: { ...given, problem: problem.why }, ...none };
  const inputs = asked.flatMap((one) => (one?.ok === true ? [one.inputs] : []));
  const { kind, name, constructed, definition } = model;
  const again = await modelAtSizes({ run: { kind, name, constructed, definition }, inputs });
  if (again.length < inputs.length) {
    const why = t(
      'This model can’t be run with another input: nothing in the file calls it alone.',
    );
    return { size: { ...given, problem: why }, ...none };
  }
  const [first = null, second = null] = again;
  return {
    size: { ...given, problem: '' },
    shown: size.given === '' ? null : first,
    compared: size.compared === '' ? null : size.given === '' ? first : second,
  };
}

const placeIn = (module: ReadModule, position: Position | null): ModelPlace | null =>
  position === null ? null : { file: module.text.file, position };
