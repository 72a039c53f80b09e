import { axesReading } from '../../present/misfit/axes-reading.js';
import type { Notice, PanelState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { foundWays } from './found-ways.js';
import { wayLinks } from './rejected-state.js';
import { surpriseAt } from './surprise-facts.js';

/**
 * What is shown of a layer, with what it takes its axes for where one that it pools is surely colour.
 * No notice advises to keep the cells that are dropped there.
 */
export async function withSurprisingAxes(
  state: PanelState,
  site: LayerSite,
  module: ReadModule,
  asked: Pick<Asked, 't' | 'translated'>,
): Promise<PanelState> {
  const problem = state.kind === 'ready' ? surpriseAt(site, module) : null;
  if (state.kind !== 'ready' || problem?.code !== 'axis-not-space') return state;
  const reading = axesReading(site, asked.t);
  if (reading === null) return state;
  const fixes = wayLinks(problem, await foundWays(problem, module), asked);
  const notices = state.inspector.notices.map(withoutAdvice);
  return { ...state, axes: { ...reading, fixes }, inspector: { ...state.inspector, notices } };
}

const withoutAdvice = (notice: Notice): Notice =>
  notice.code === 'cells-dropped' ? { ...notice, actions: [] } : notice;
