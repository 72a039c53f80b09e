import type { OfferedWay } from '../../present/hover/offered-ways.js';
import { shapeText } from '../../python/shape-text.js';
import type { Problem } from '../../python/site.js';
import type { HoverOptions } from '../contract/editor.js';
import { HOVER_COMMAND, commandLink } from '../hover-commands.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { foundWays } from './found-ways.js';

/** The ways out of a problem as a hover offers them, each with what it comes to. */
export async function offeredWays(
  problem: Problem,
  module: ReadModule,
  { document }: HoverOptions,
  translated: Asked['translated'],
): Promise<readonly OfferedWay[]> {
  const isHere = problem.range?.file === module.text.file;
  const at = isHere ? problem.range.start : { line: 0, column: 0 };
  const ways = await foundWays(problem, module);
  return ways.map(({ title, result, output }, way) => ({
    title: translated(title),
    result: result !== undefined ? translated(result) : output === null ? '' : shapeText(output),
    link: commandLink(HOVER_COMMAND.applyFix, { document, at, way }),
  }));
}
