import { misfitThumbnail, misfitTitle } from '../../picture/index.js';
import type { SurpriseFacts } from '../../present/hover/surprise-text.js';
import { rowsPicture } from '../../present/misfit/rows-picture.js';
import { isSurprise } from '../../present/misfit/surprise-ways.js';
import type { LayerSite, Problem } from '../../python/site.js';
import type { HoverOptions } from '../contract/editor.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { inside } from '../site-search.js';
import { offeredWays } from './offered-ways.js';
import { svgAddress } from './svg-address.js';

const WIDEST = 340;
const HIGHEST = 70;

/** What surprises at a call, with verified changes of the code; null: nothing does. */
export async function surpriseFacts(
  site: LayerSite,
  module: ReadModule,
  look: HoverOptions,
  { t, translated }: Pick<Asked, 't' | 'translated'>,
): Promise<SurpriseFacts | null> {
  const problem = surpriseAt(site, module);
  if (problem === null) return null;
  const ways = await offeredWays(problem, module, look, translated);
  return {
    code: problem.code,
    message: translated(problem.message),
    ways,
    picture: pictureOf(problem, site, look, t),
  };
}

/** The surprise of a call, or of the call that a layer is built in. */
export function surpriseAt({ range }: LayerSite, { analysis }: ReadModule): Problem | null {
  const found = analysis.problems.find(
    (problem) => isSurprise(problem) && problem.range !== null && inside(range, problem.range),
  );
  return found ?? null;
}

function pictureOf(
  { code }: Problem,
  site: LayerSite,
  { thumbnail }: HoverOptions,
  t: Asked['t'],
): SurpriseFacts['picture'] {
  const picture = code === 'view-changes-batch' ? rowsPicture(site) : null;
  if (picture === null || thumbnail === null) return null;
  const svg = misfitThumbnail(picture, thumbnail, WIDEST, HIGHEST, t);
  return {
    address: svgAddress(svg),
    title: misfitTitle(picture, t),
  };
}
