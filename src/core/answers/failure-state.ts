import { CodeText } from '../../present/misfit/code-text.js';
import { mendedState, misfitState } from '../../present/misfit/misfit-state.js';
import type { InvalidState, MendedState } from '../../protocol/index.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { foundWays } from './found-ways.js';
import { rangeLabel } from './place-label.js';
import { wayLinks } from './rejected-state.js';
import type { Shown } from './shown-call.js';

/** What a panel shows of sizes that don't fit, with their ways out, or of a layer that fits since. */
export const failureState = async (
  shown: Exclude<Shown, { readonly kind: 'call' }>,
  { view, stale }: { readonly view: { readonly kept: boolean }; readonly stale: boolean },
  module: ReadModule,
  asked: Pick<Asked, 't' | 'translated'>,
): Promise<InvalidState | MendedState> => {
  const { text } = module;
  const { t } = asked;
  const look = {
    code: new CodeText(text.file, text.text),
    kept: view.kept,
    stale,
    label: (range: Parameters<typeof rangeLabel>[1]) => rangeLabel(text, range, t),
    t,
  };
  if (shown.kind === 'mended') return mendedState(shown.site, look);
  const { problem } = shown.failure;
  const state = misfitState(problem, look);
  if (stale) return state;
  return { ...state, fixes: wayLinks(problem, await foundWays(problem, module), asked) };
};
