import { frameworkOf } from '../../engine/dialects/index.js';
import { proposalsFor } from '../../present/layer/proposals.js';
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
import { sizesGiven } from './given.js';

/** Answers about the calls of a module. */
export const callAnswers = [
  answering(findCall, async ({ call }, { read }) => {
    const named = chosenCall(await read(), call);
    return named === null ? null : summaryOf(named);
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
  answering(findLabel, async ({ call, label }, { read }) => {
    const named = chosenCall(await read(), call);
    return named === null ? null : rangeLabelled(named.site, label);
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
const rangeLabelled = (site: LayerSite, label: string): SourceRange | null =>
  rangesOf(site).find(({ file, start }) => {
    const line = String(start.line + 1);
    return (
      label === `${file}:${line}` || label === `${file.slice(file.lastIndexOf('/') + 1)}:${line}`
    );
  }) ?? null;

const rangesOf = (site: LayerSite): readonly SourceRange[] =>
  [
    site.range,
    site.unknown?.range ?? null,
    ...site.flows.flatMap(({ chain }) => chain.map((link) => link.range)),
    ...(site.pooling?.arguments ?? []).map((argument) => argument.range),
  ].filter((range) => range !== null);
