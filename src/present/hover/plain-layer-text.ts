import { shapeText } from '../../python/shape-text.js';
import type { Translate } from '../../engine/phrase.js';
import type { Analysis, LayerSite, Position, SourceRange } from '../../python/site.js';
import { isMisfit, type MisfitProblem } from '../misfit/misfit-problem.js';
import { code, escaped } from './markdown.js';
import { surpriseLabel, surpriseText, type SurpriseFacts } from './surprise-text.js';

/** What stands at a position: sizes that don't fit there, or a layer that is not pooling. */
export type PlainLayer =
  | { readonly kind: 'misfit'; readonly range: SourceRange; readonly problem: MisfitProblem }
  | { readonly kind: 'layer'; readonly range: SourceRange; readonly site: LayerSite };

/** The innermost of what is to be said at a position beside pooling; null: there is nothing. */
export function plainLayerAt({ sites, problems, file }: Analysis, at: Position): PlainLayer | null {
  const misfits = problems.filter(isMisfit).flatMap((problem): readonly PlainLayer[] => {
    const { layer, told } = problem.misfit;
    const ranges = [problem.range, layer.built, told?.range ?? null];
    return ranges.flatMap((range) => (range === null ? [] : [{ kind: 'misfit', range, problem }]));
  });
  const layers = sites
    .filter(({ isPooling, flows, unknown }) => !isPooling && (flows.length > 0 || unknown !== null))
    .map((site): PlainLayer => ({ kind: 'layer', range: site.range, site }));
  const holding = [...misfits, ...layers].filter(
    ({ range }) => range.file === file && holds(range, at),
  );
  return holding.toSorted((a, b) => spanOf(a.range) - spanOf(b.range))[0] ?? null;
}

/** The Markdown of a hover on a layer where everything fits: a title, what it comes after, what surprises. */
export function plainLayerText(
  { kind, flows }: LayerSite,
  surprise: SurpriseFacts | null,
  t: Translate,
): string | null {
  const flow = flows.find(({ output }) => output.length > 0);
  if (flow === undefined) return null;
  const title = `**${escaped(kind)}** ${code(shapeText(flow.input))} → ${code(shapeText(flow.output))}`;
  const from = flow.chain.at(-1);
  const before = from === undefined ? '' : escaped(t('after {layer}', { layer: from.name }));
  const told = surprise === null ? [before] : surpriseText(surprise);
  const label = surprise === null ? '' : surpriseLabel(surprise, t);
  return [label === '' ? title : `${title} ${label}`, ...told]
    .filter((line) => line !== '')
    .join('\n\n');
}

function holds({ start, end }: SourceRange, { line, column }: Position): boolean {
  const isAfter = line > start.line || (line === start.line && column >= start.column);
  return isAfter && (line < end.line || (line === end.line && column <= end.column));
}

/** How long a range is, to tell the inner from the outer of two that share a place. */
function spanOf({ start, end }: SourceRange): number {
  return (end.line - start.line) * 1_000_000 + end.column - start.column;
}
