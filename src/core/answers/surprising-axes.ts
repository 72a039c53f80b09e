import { axesReading } from '../../present/misfit/axes-reading.js';
import type { AxesReading, Notice, PanelState } from '../../protocol/index.js';
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
  return {
    ...state,
    axes: { ...reading, fixes },
    picture: { ...state.picture, colours: pooledColours(reading) },
    inspector: { ...state.inspector, notices },
  };
}

/** Which of the pooled axes holds colours; null: one channel is no colour. */
function pooledColours({ axes }: Pick<AxesReading, 'axes'>): number | null {
  const at = axes.filter(({ isPooled }) => isPooled).findIndex(({ isColour }) => isColour);
  const size = axes.find(({ isColour }) => isColour)?.size;
  return at >= 0 && (size === '3' || size === '4') ? at : null;
}

const withoutAdvice = (notice: Notice): Notice =>
  notice.code === 'cells-dropped' ? { ...notice, actions: [] } : notice;
