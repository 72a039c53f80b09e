import { textOf } from '../../engine/phrase.js';
import { snapshot } from '../../present/index.js';
import { initialViewOptions } from '../../present/view-options.js';
import type { Subject } from '../../present/subject.js';
import type { FoundWay } from '../../present/misfit/ways-out.js';
import type { ArgumentChange, FixState, InvalidState, PanelState } from '../../protocol/index.js';
import { shapeText } from '../../python/shape-text.js';
import type { LayerSite, Problem } from '../../python/site.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { inside } from '../site-search.js';
import { foundWays } from './found-ways.js';

type Layer = Extract<Subject, { readonly kind: 'layer' }>;

/** So many ways out are offered in a panel. */
const MOST_WAYS = 5;

/**
 * What is shown of a layer, with what needs the code to be read again where its framework rejects it:
 * ways out, if the engine knows none, and the picture that the first one gives.
 */
export const rejectedState = async (
  state: PanelState,
  subject: Layer,
  module: ReadModule,
  asked: Pick<Asked, 't' | 'translated'>,
): Promise<PanelState> => {
  if (state.kind !== 'invalid' || subject.stale) return state;
  const action = state.fixes[0]?.link.action;
  if (action?.kind === 'setArguments') {
    return withPreview(state, subject, changed(subject.site, action.changes), asked);
  }
  const problem = problemOf(subject.site, module);
  if (problem === undefined) return state;
  const ways = await foundWays(problem, module);
  const offered = { ...state, fixes: wayLinks(problem, ways, asked) };
  const site = ways[0]?.site ?? null;
  return site === null ? offered : withPreview(offered, subject, site, asked);
};

/** Ways out as links, each with what the layer gives then. */
export const wayLinks = (
  { range }: Problem,
  ways: readonly FoundWay[],
  { t, translated }: Pick<Asked, 't' | 'translated'>,
): readonly FixState[] =>
  ways.slice(0, MOST_WAYS).map(({ title, result, output }, way) => ({
    link: {
      label: translated(title),
      action: { kind: 'wayOut', at: range?.start ?? { line: 0, column: 0 }, way },
    },
    result:
      result !== undefined
        ? translated(result)
        : output === null
          ? ''
          : t('output {sizes}', { sizes: shapeText(output) }),
  }));

/** The layer with other arguments, as if they stood in the code. */
const changed = (site: LayerSite, changes: readonly ArgumentChange[]): LayerSite => {
  const { pooling } = site;
  if (pooling === null) return site;
  const others = Object.fromEntries(changes.map(({ parameter, value }) => [parameter, value]));
  const call = { ...pooling.call, arguments: { ...pooling.call.arguments, ...others } };
  return { ...site, pooling: { ...pooling, call } };
};

const withPreview = (
  state: InvalidState,
  subject: Layer,
  site: LayerSite,
  { t }: Pick<Asked, 't'>,
): InvalidState => {
  const then = snapshot({ ...subject, site }, { ...initialViewOptions, summaryOnly: true }, t);
  if (then.kind !== 'ready') return state;
  const { header, picture, sentence } = then;
  const input = state.header.input === '?' ? header.input : state.header.input;
  return { ...state, header: { ...state.header, input }, preview: { picture, sentence } };
};

/** The failure that reading the code met in a call itself. */
const problemOf = ({ range, unknown }: LayerSite, { analysis }: ReadModule): Problem | undefined =>
  analysis.problems.find(
    (problem) =>
      problem.range !== null &&
      problem.range.file === range.file &&
      inside(problem.range, range) &&
      (unknown === null || textOf(problem.message).includes(textOf(unknown.reason))),
  );
