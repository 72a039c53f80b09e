import { continueDrawing, drawPanel, type ModuleName } from '../core/contract/index.js';
import { initialViewOptions } from '../present/view-options.js';
import { unpacked } from '../protocol/packed.js';
import { written } from '../protocol/index.js';
import type { Position } from '../python/site.js';
import type { TerminalCore } from './terminal-core.js';

/** A longer picture is not sent: a conversation keeps what its tools answer. */
const LONGEST = 1_000_000;

/** How often a large plane is worked on, and for how many milliseconds. */
const WORK = { turns: 20, milliseconds: 100 };

/** The first message of a panel that shows the call at a place; null where that is no picture, or a long one. */
export async function drawnPicture(
  core: TerminalCore,
  module: ModuleName,
  at: Position,
): Promise<string | null> {
  const draw = () =>
    core.ask(
      drawPanel,
      {
        call: { by: 'place', at },
        view: initialViewOptions,
        given: {},
        stale: false,
        location: null,
      },
      module,
    );
  let drawn = await draw();
  for (let turn = 0; turn < WORK.turns && drawn?.unfinished === true; turn += 1) {
    const { milliseconds } = WORK;
    const done = await core.ask(continueDrawing, { milliseconds }, module);
    if (done !== 'unfinished') drawn = await draw();
  }
  if (drawn === null || drawn.unfinished) return null;
  if (drawn.kind !== 'ready' && drawn.kind !== 'unpooling') return null;
  const text = written({ type: 'show', revision: 1, state: unpacked(drawn.state) });
  return text.length > LONGEST ? null : text;
}
