import { CodeText } from '../present/misfit/code-text.js';
import { isMisfit, type MisfitProblem } from '../present/misfit/misfit-problem.js';
import type { Position, SourceRange } from '../python/site.js';
import type { ReadModule } from './session/module-reading.js';
import { contains, inside, siteAt } from './site-search.js';

/** Sizes that don't fit, with the name by which they are found again when lines above them move. */
export interface NamedFailure {
  readonly id: string;
  readonly problem: MisfitProblem;
}

const known = new WeakMap<ReadModule, readonly NamedFailure[]>();

/** The failures of a module, named by what fails, the statement it is in and how many alike come before. */
export const namedFailures = (module: ReadModule): readonly NamedFailure[] => {
  const found = known.get(module) ?? nameAll(module);
  known.set(module, found);
  return found;
};

const nameAll = ({ analysis, text }: ReadModule): readonly NamedFailure[] => {
  const code = new CodeText(text.file, text.text);
  const counts = new Map<string, number>();
  return analysis.problems
    .filter(isMisfit)
    .filter((problem) => placesOf(problem).some(({ file }) => file === text.file))
    .map((problem) => {
      const { range, misfit } = problem;
      const line = range?.start.line ?? 0;
      const around = analysis.statements.findLast((one) => one.line <= line)?.name ?? '';
      const call = range === null ? '' : code.at(range);
      const name = `failure ${misfit.code} ${call} ${around}`.trimEnd();
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return { id: `${count} ${name}`, problem };
    });
};

/** Where a failure is met: at the call, at the layer where it is built, at the number it was told. */
export const placesOf = ({ range, misfit }: MisfitProblem): readonly SourceRange[] =>
  [range, misfit.layer.built, misfit.told?.range ?? null].filter((place) => place !== null);

/** The failure that is meant at a place: the innermost, unless a pooling call in it is closer. */
export const failureAt = (module: ReadModule, at: Position): NamedFailure | null => {
  const here = namedFailures(module)
    .flatMap((failure) => placesOf(failure.problem).map((place) => ({ failure, place })))
    .filter(({ place }) => place.file === module.text.file && contains(place, at));
  const [first] = here;
  if (first === undefined) return null;
  const inner = here.reduce((best, one) => (inside(one.place, best.place) ? one : best), first);
  const pooling = siteAt(module.sites, at);
  return pooling === null || inside(inner.place, pooling.site.range) ? inner.failure : null;
};
