import type { Analysis, LayerSite, Problem, Shape } from '../../python/site.js';
import { say, textOf } from '../../engine/phrase.js';
import { permuteChannels } from './channel-ways.js';
import { CodeText } from './code-text.js';
import { otherInput } from './input-ways.js';
import { surpriseWays } from './surprise-ways.js';
import { typeWays } from './type-ways.js';
import { kerasWays } from './keras-ways.js';
import { layerWays } from './layer-ways.js';
import { joinWays } from './join-ways.js';
import { fittingNumbers } from './no-size.js';
import { lossWays } from './loss-ways.js';
import { insertAdaptivePooling, insertFlatten, lazyLayer, setToldSize } from './told-ways.js';
import type { Idea, WayOut } from './way-out.js';

/** More programs than this are not read for one problem. */
const MOST_TRIALS = 60;

/** Reads the file as it would be after a change. */
export type ReadChanged = (text: string) => Promise<Pick<Analysis, 'problems' | 'sites'>>;

/** A change after which a problem is gone, and what the layer that failed gives then. */
export interface FoundWay extends WayOut {
  /** Null: not known, as of an operator. */
  readonly output: Shape | null;
  /** The pooling layer that failed as it is then; null: none did. */
  readonly site: LayerSite | null;
}

/** What might help, best first. */
function ideasFor({ misfit, range }: Problem, code: CodeText): readonly Idea[] {
  if (misfit === undefined) return [];
  if (misfit.open !== undefined) return fittingNumbers(misfit, code);
  switch (misfit.code) {
    case 'linear-in-features':
      return [
        insertFlatten(misfit, range, code),
        setToldSize(misfit, code),
        lazyLayer(misfit, code),
        otherInput(misfit, code),
        insertAdaptivePooling(misfit, code),
      ];
    case 'conv-in-channels':
      return [
        permuteChannels(misfit, range, code),
        setToldSize(misfit, code),
        lazyLayer(misfit, code),
      ];
    case 'norm-num-features':
    case 'recurrent-input-size':
      return [setToldSize(misfit, code)];
    case 'cat-sizes':
    case 'broadcast-sizes':
      return [...joinWays(misfit, range, code), otherInput(misfit, code)];
    case 'loss-sizes':
      return lossWays(misfit, range, code);
    case 'matmul-sizes':
    case 'view-size':
    case 'layer-input':
      return [otherInput(misfit, code)];
    default:
      return misfit.code satisfies never;
  }
}

/**
 * Changes of the code after which a problem is gone and no other one has come, or one that was hidden
 * is said with it: each was made and the changed program read. Best first.
 */
export async function waysOut(
  problem: Problem,
  analysis: Analysis,
  source: string,
  read: ReadChanged,
): Promise<readonly FoundWay[]> {
  const code = new CodeText(analysis.file, source);
  const known = new Set(analysis.problems.filter((one) => one !== problem).map(keyOf));
  const found: FoundWay[] = [];
  const tried = new Set<string>();
  for (const idea of [
    ...ideasFor(problem, code),
    ...kerasWays(problem, code),
    ...layerWays(problem, analysis, code),
    ...typeWays(problem, analysis, code),
    ...surpriseWays(problem, analysis, code),
  ]) {
    for (const way of idea) {
      const text = code.edited(way.edits);
      if (text === null || tried.has(text) || tried.size >= MOST_TRIALS) continue;
      tried.add(text);
      const { problems, sites } = await read(text);
      if (problems.some((one) => keyOf(one) === keyOf(problem))) continue;
      const [revealed] = problems.filter(
        (one) => one.severity !== 'info' && !known.has(keyOf(one)),
      );
      if (revealed !== undefined && way.mayReveal === true) {
        const result = say('then {message}', { message: revealed.message });
        found.push({ ...way, result, output: null, site: null });
        break;
      }
      if (revealed === undefined) {
        const site = mendedPooling(problem, analysis.sites, sites);
        const output = site?.flows.at(-1)?.output ?? outputOf(problem, sites);
        found.push({ ...way, output, site });
        break;
      }
    }
  }
  return found;
}

/** The pooling layer that a problem is about, after a change on its line. */
function mendedPooling(
  { misfit, range }: Problem,
  before: Analysis['sites'],
  after: Analysis['sites'],
): LayerSite | null {
  if (misfit !== undefined || range === null) return null;
  const isThere = (site: LayerSite): boolean =>
    site.isPooling &&
    site.range.file === range.file &&
    site.range.start.line <= range.start.line &&
    site.range.end.line >= range.start.line;
  const failed = before.find((site) => isThere(site) && site.unknown !== null);
  if (failed === undefined) return null;
  const same = after.filter((site) => isThere(site) && site.kind === failed.kind);
  return same.find(({ flows }) => flows.some(({ output }) => output.length > 0)) ?? null;
}

/** What a layer gives that failed before: by its kind and its way through the model. */
function outputOf({ misfit }: Problem, sites: Analysis['sites']): Shape | null {
  if (misfit === undefined) return null;
  const { kind, path } = misfit.layer;
  const flows = sites.filter((site) => site.kind === kind).flatMap((site) => site.flows);
  return flows.findLast((flow) => flow.path === path && flow.output.length > 0)?.output ?? null;
}

/** The same for a problem and itself after lines have moved. */
function keyOf({ code, message }: Problem): string {
  return `${code} ${textOf(message)}`;
}
