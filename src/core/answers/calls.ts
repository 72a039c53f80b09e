import { frameworkOf } from '../../engine/dialects/index.js';
import type { Translate } from '../../engine/phrase.js';
import { proposalsFor } from '../../present/layer/proposals.js';
import { causeChains } from '../../present/misfit/cause-chain.js';
import type { MisfitProblem } from '../../present/misfit/misfit-problem.js';
import { relatedPlaces } from '../../present/misfit/related.js';
import type { LayerSite, SourceRange } from '../../python/site.js';
import {
  fileStatus,
  findCall,
  findLabel,
  listCalls,
  proposeSizes,
  readAhead,
} from '../contract/calls.js';
import { answering } from './answering.js';
import { chosenCall, summaryOf } from './chosen-call.js';
import { placesOf } from '../failures.js';
import type { ReadModule } from '../session/module-reading.js';
import { sizesGiven } from './given.js';
import { rangeLabel } from './place-label.js';
import { shownCall, shownSummary, type Shown } from './shown-call.js';

/** Answers about the calls of a module. */
export const callAnswers = [
  answering(findCall, async ({ call }, { read }) => {
    const module = await read();
    const shown = shownCall(module, call);
    return shown === null ? null : shownSummary(shown, module);
  }),
  answering(listCalls, async (_, { read }) => (await read()).sites.map(summaryOf)),
  answering(readAhead, async (_, { read }) => (await read()).sites.length),
  answering(fileStatus, async (_, { read }) => {
    const sites = (await read()).sites.map(({ site }) => site);
    return {
      calls: sites.length,
      sized: sites.filter(({ flows }) => flows.some(({ output }) => output.length > 0)).length,
      libraries: librariesOf(sites),
    };
  }),
  answering(findLabel, async ({ call, label }, { read, t }) => {
    const module = await read();
    const shown = shownCall(module, call);
    if (shown === null) return null;
    return rangeLabelled(rangesOf(shown), label, module, t);
  }),
  answering(proposeSizes, async ({ call, given }, { read }) => {
    const module = await read();
    const named = chosenCall(module, call);
    return named === null ? [] : proposalsFor(named.site, sizesGiven(given), module.text.settings);
  }),
];

/** The libraries of calls by their names, each once with its version. */
const librariesOf = (sites: readonly LayerSite[]) => {
  const versions = new Map(
    sites.map(({ framework, pooling }) => [
      frameworkOf(framework).name,
      pooling?.call.version ?? frameworkOf(framework).assumedVersion,
    ]),
  );
  return [...versions].map(([name, version]) => ({ name, version }));
};

/** The place that a label such as `net.py:8` of a snapshot means; null where it names none. */
const rangeLabelled = (
  ranges: readonly SourceRange[],
  label: string,
  { text }: ReadModule,
  t: Translate,
): SourceRange | null =>
  ranges.find((range) => {
    const line = String(range.start.line + 1);
    return label === `${range.file}:${line}` || label === rangeLabel(text, range, t);
  }) ?? null;

const rangesOf = (shown: Shown): readonly SourceRange[] => {
  switch (shown.kind) {
    case 'call':
      return siteRanges(shown.named.site);
    case 'mended':
      return siteRanges(shown.site);
    case 'failure':
      return misfitRanges(shown.failure.problem);
    default:
      return shown satisfies never;
  }
};

const siteRanges = (site: LayerSite): readonly SourceRange[] =>
  [
    site.range,
    site.unknown?.range ?? null,
    ...site.flows.flatMap(({ chain }) => chain.map((link) => link.range)),
    ...(site.pooling?.arguments ?? []).map((argument) => argument.range),
  ].filter((range) => range !== null);

/** Every place that the panel names of sizes that don't fit. */
const misfitRanges = (problem: MisfitProblem): readonly SourceRange[] =>
  [
    ...placesOf(problem),
    ...relatedPlaces(problem).map(({ range }) => range),
    ...causeChains(problem.misfit).flatMap((steps) => steps.map(({ place }) => place)),
  ].filter((range) => range !== null);
