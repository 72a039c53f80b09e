import type { Translate } from '../../engine/phrase.js';
import { misfitHints } from '../../present/layer/misfit-hints.js';
import { siteShapes } from '../../present/layer/site-shapes.js';
import { workedOutHints } from '../../present/layer/worked-out-hints.js';
import { layerKey } from '../../present/problems/site-notices.js';
import type { PanelState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import { lensTitles, shapeHints } from '../contract/editor.js';
import type { NamedSite } from '../site-search.js';
import { answering } from './answering.js';
import { LayerMemory } from './layer-memory.js';
import { layerState } from './layer-state.js';

const titles = new LayerMemory<string | null>();
const costSummaries = new LayerMemory<string | null>();

/** Answers of what is written between the lines. */
export const hintAnswers = [
  answering(shapeHints, async ({ layers, costs }, { read, pause, t }) => {
    const module = await read();
    const { analysis, sites } = module;
    const bySite = new Map(sites.map((named) => [named.site, named]));
    const costOf = (site: LayerSite): string => {
      const named = bySite.get(site);
      if (costs === null || named === undefined) return '';
      const summary = (): string | null => costSummary(layerState(module, named, costs, t));
      return withDot(costSummaries.recall(named, [costs], summary));
    };
    const failures = analysis.problems.flatMap((problem) => misfitHints(problem, t));
    const told = [...failures, ...workedOutHints(analysis.sites, t)].filter(
      ({ range }) => range.file === analysis.file,
    );
    const failing = new Set(told.map(({ range }) => JSON.stringify(range)));
    const pooling = sites.map(({ site }) => site);
    const others = layers === 'all' ? analysis.sites.filter(({ isPooling }) => !isPooling) : [];
    const all = [...pooling, ...others].filter(({ range }) => range.file === analysis.file);
    const built = builtHere(all);
    const hints = told.map(({ range, text }) => ({ range, text, all: [text] }));
    for (const site of all) {
      const shapes = siteShapes(site, t);
      const isRepeated = site.role === 'call' && built.has(layerKey(site));
      const isTold = failing.has(JSON.stringify(site.range));
      if (shapes === null || isRepeated || isTold || !isClosed(site.text)) continue;
      hints.push({
        range: site.range,
        text: `${shapes.text}${costOf(site)}`,
        all: [...shapes.all],
      });
      await pause();
    }
    return hints;
  }),
  answering(lensTitles, async ({ given }, { read, pause, t }) => {
    const module = await read();
    const lenses = [];
    for (const named of withoutCallsOfWhatTheyHold(module.sites)) {
      const title = titles.recall(named, [given], () =>
        lensTitle(layerState(module, named, given, t), t),
      );
      if (title !== null) lenses.push({ id: named.id, range: named.site.range, title });
      await pause();
    }
    return lenses;
  }),
];

/** Whether every bracket is closed: what is still being typed runs on into the next line. */
const isClosed = (text: string): boolean =>
  [...text].reduce(
    (open, mark) => open + ('([{'.includes(mark) ? 1 : ')]}'.includes(mark) ? -1 : 0),
    0,
  ) <= 0;

/** Without `nn.MaxPool2d(2)(x)` as a call where `nn.MaxPool2d(2)` in it is told of already. */
const withoutCallsOfWhatTheyHold = (sites: readonly NamedSite[]): readonly NamedSite[] => {
  const starts = new Set(
    sites
      .filter(({ site }) => site.role === 'constructor')
      .map(({ site }) => `${layerKey(site)} ${JSON.stringify(site.range.start)}`),
  );
  return sites.filter(
    ({ site }) =>
      site.role !== 'call' || !starts.has(`${layerKey(site)} ${JSON.stringify(site.range.start)}`),
  );
};

/** The layers built in this file, where their shapes already stand. */
const builtHere = (sites: readonly LayerSite[]): ReadonlySet<string> =>
  new Set(sites.filter(({ role }) => role === 'constructor').map(layerKey));

/** Behind a shape: ` · 21 comparisons`. */
const withDot = (summary: string | null): string => (summary === null ? '' : ` · ${summary}`);

const costSummary = (state: PanelState): string | null =>
  state.kind === 'ready' ? (state.inspector.cost?.summary ?? null) : null;

const lensTitle = (state: PanelState, t: Translate): string | null => {
  switch (state.kind) {
    case 'ready': {
      const { input, output } = state.header;
      return `${input} → ${output}${withDot(costSummary(state))}`;
    }
    case 'unpooling':
      return `${state.header.input} → ${state.header.output}`;
    case 'needsShape':
      return t('Give the input’s size');
    case 'invalid':
      return state.title;
    case 'unreadable':
    case 'empty':
    case 'loading':
    case 'mended':
    case 'model':
    case 'noModel':
    case 'report':
      return null;
    default:
      return state satisfies never;
  }
};
