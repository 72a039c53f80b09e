import { frameworkOf } from '../../engine/dialects/index.js';
import { CodeText } from '../../present/misfit/code-text.js';
import { misfitPlace } from '../../present/misfit/misfit-state.js';
import type { LayerSite, Position } from '../../python/site.js';
import type { CallChoice, CallSummary } from '../contract/calls.js';
import { failureAt, namedFailures, type NamedFailure } from '../failures.js';
import type { ReadModule } from '../session/module-reading.js';
import type { NamedSite } from '../site-search.js';
import { chosenCall, summaryOf } from './chosen-call.js';

/** What a panel can be about. */
export type Shown =
  | { readonly kind: 'call'; readonly named: NamedSite }
  | { readonly kind: 'failure'; readonly failure: NamedFailure }
  /** A layer that didn't fit when it was shown first, under the name of that failure. */
  | { readonly kind: 'mended'; readonly id: string; readonly site: LayerSite };

/** What is meant: a pooling call, sizes that don't fit, or what became of them; null: it is gone. */
export const shownCall = (module: ReadModule, choice: CallChoice): Shown | null => {
  switch (choice.by) {
    case 'shown': {
      const failure = failureAt(module, choice.at);
      return failure === null ? called(chosenCall(module, choice)) : { kind: 'failure', failure };
    }
    case 'id': {
      const failure = namedFailures(module).find(({ id }) => id === choice.id);
      return failure === undefined
        ? called(chosenCall(module, choice))
        : { kind: 'failure', failure };
    }
    case 'track': {
      if (choice.role !== 'failure') return called(chosenCall(module, choice));
      const failure =
        namedFailures(module).find(({ id }) => id === choice.id) ??
        (choice.at === null ? null : failureAt(module, choice.at));
      return failure === null ? mended(module, choice.at, choice.id) : { kind: 'failure', failure };
    }
    case 'place':
    case 'cursor':
    case 'shape':
    case 'last':
      return called(chosenCall(module, choice));
    default:
      return choice satisfies never;
  }
};

const called = (named: NamedSite | null): Shown | null =>
  named === null ? null : { kind: 'call', named };

/** The layer that begins where sizes didn't fit, with a tensor that passes it now. */
const mended = (
  { analysis: { sites, file } }: ReadModule,
  at: Position | null,
  id: string,
): Shown | null => {
  const site = sites.find(
    ({ range, flows }) =>
      range.file === file &&
      range.start.line === at?.line &&
      range.start.column === at.column &&
      flows.some(({ output }) => output.length > 0),
  );
  return site === undefined ? null : { kind: 'mended', id, site };
};

/** What is shown as the host knows it. */
export const shownSummary = (shown: Shown, { text }: ReadModule): CallSummary => {
  switch (shown.kind) {
    case 'call':
      return summaryOf(shown.named);
    case 'mended': {
      const { site, id } = shown;
      return { ...summaryOf({ id, site }), role: 'failure' };
    }
    case 'failure': {
      const { id, problem } = shown.failure;
      const { kind, framework } = problem.misfit.layer;
      const start = { line: 0, column: 0 };
      const range = misfitPlace(problem, text.file) ?? { file: text.file, start, end: start };
      return {
        id,
        role: 'failure',
        range,
        callee: kind,
        text: new CodeText(text.file, text.text).at(range),
        framework: frameworkOf(framework).name,
      };
    }
    default:
      return shown satisfies never;
  }
};
