import { stoppedBy } from '../../present/layer/call-text.js';
import { argumentEdits } from '../../present/edit/argument-edit.js';
import { pythonLiteral } from '../../present/edit/python-literal.js';
import { meantWay } from '../../present/misfit/layer-ways.js';
import { isSurprise } from '../../present/misfit/surprise-ways.js';
import { waysOut } from '../../present/misfit/ways-out.js';
import type { WayOut } from '../../present/misfit/way-out.js';
import { shownRuns } from '../../present/model/model-at.js';
import { modelState } from '../../present/model/model-state.js';
import { checkLayer } from '../../present/problems/layer-check.js';
import { fileReport } from '../../present/report/file-report.js';
import { say } from '../../engine/index.js';
import type { LayerSite, Problem } from '../../python/site.js';
import { reportFile, reportModels } from '../contract/file-report.js';
import type { ReadModule } from '../session/module-reading.js';
import { answering } from './answering.js';

/** Answers for programs and people without an editor. */
export const fileReportAnswers = [
  answering(reportFile, async ({ detailed }, { read }) => {
    const module = await read();
    if (!detailed) return fileReport(module.analysis);
    const found = new Map<Problem, readonly WayOut[]>();
    for (const problem of module.analysis.problems) {
      found.set(problem, await fixesOf(problem, module));
    }
    return fileReport(module.analysis, (problem) => found.get(problem) ?? []);
  }),
  answering(reportModels, async (_, { readModels }) => {
    const { analysis } = await readModels();
    const runs = analysis.runs ?? [];
    const models = shownRuns(runs).flatMap((__, run) => {
      const state = modelState({
        runs,
        place: null,
        run,
        kept: false,
        stale: false,
        hasLayer: false,
        stopped: stoppedBy(analysis),
      });
      return state.kind === 'model' ? [state] : [];
    });
    return { report: fileReport(analysis), models };
  }),
];

/** What helps against a problem: of sizes that don't fit, of a surprise, or of a layer's own arguments. */
const fixesOf = async (
  problem: Problem,
  { analysis, text, reread }: ReadModule,
): Promise<readonly WayOut[]> => {
  if (problem.misfit !== undefined || isSurprise(problem)) {
    return waysOut(problem, analysis, text.text, reread);
  }
  const site = analysis.sites.find((one) => stands(problem, one) && checkLayer(one) !== null);
  const error = site === undefined ? undefined : checkLayer(site)?.error;
  if (site === undefined || error === undefined) return [];
  const fixes = error.fixes.flatMap((fix): readonly WayOut[] => {
    const edits = argumentEdits(site, analysis.sites, [fix]);
    if (!edits.ok) return [];
    const argument = `${fix.parameter}=${pythonLiteral(fix.value)}`;
    return [{ title: say('Use {argument}', { argument }), edits: edits.value }];
  });
  return [...meantWay(site, error), ...fixes];
};

/** Whether a problem is one of a layer: it is marked at its call, or at one of its arguments. */
const stands = ({ range }: Problem, site: LayerSite): boolean =>
  range !== null &&
  range.file === site.range.file &&
  range.start.line >= site.range.start.line &&
  range.end.line <= site.range.end.line;
