import { misfitThumbnail } from '../../picture/index.js';
import { misfitText } from '../../present/hover/misfit-text.js';
import { CodeText } from '../../present/misfit/code-text.js';
import { misfitPicture } from '../../present/misfit/misfit-picture.js';
import type { MisfitProblem } from '../../present/misfit/misfit-problem.js';
import type { SourceRange } from '../../python/site.js';
import type { HoverOptions } from '../contract/editor.js';
import { HOVER_COMMAND, commandLink } from '../hover-commands.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { offeredWays } from './offered-ways.js';
import { svgAddress } from './svg-address.js';

const WIDEST = 300;
const HIGHEST = 132;

/** The Markdown of a hover on sizes that don't fit, with its ways out and the chain of causes. */
export async function misfitHover(
  problem: MisfitProblem,
  module: ReadModule,
  look: HoverOptions,
  { translated, t }: Asked,
): Promise<string> {
  const { text } = module;
  const at = problem.range?.file === text.file ? problem.range.start : { line: 0, column: 0 };
  const ways = await offeredWays(problem, module, look, translated);
  const { document } = look;
  return misfitText(problem, {
    code: new CodeText(text.file, text.text),
    ways,
    chain:
      problem.range === null
        ? null
        : commandLink(HOVER_COMMAND.visualizeModel, { document, ...at }),
    placeLink: (range) => lineLink(range, module, look),
    thumbnail: look.thumbnail === null ? null : thumbnail(problem, look.thumbnail, t),
    t,
  });
}

/** A line of the document itself; those of notebooks and of other files have no address here. */
function lineLink(
  { file, start }: SourceRange,
  { text }: ReadModule,
  { document }: HoverOptions,
): string | null {
  if (file !== text.file || (text.cells?.length ?? 0) > 0) return null;
  return `${document}#L${start.line + 1}`.replaceAll(/[()\s]/gu, encodeURIComponent);
}

function thumbnail(
  { misfit }: MisfitProblem,
  theme: NonNullable<HoverOptions['thumbnail']>,
  t: Asked['t'],
): string | null {
  const picture = misfitPicture(misfit, t);
  if (picture === null) return null;
  const svg = misfitThumbnail(picture, theme, WIDEST, HIGHEST, t);
  return svgAddress(svg);
}
