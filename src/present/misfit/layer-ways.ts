import { say } from '../../engine/phrase.js';
import type { PoolError } from '../../engine/index.js';
import type { Analysis, LayerSite, Problem, SourceRange } from '../../python/site.js';
import { argumentEdits } from '../edit/argument-edit.js';
import { pythonLiteral } from '../edit/python-literal.js';
import { checkLayer } from '../problems/layer-check.js';
import { argumentWays } from './argument-ways.js';
import type { CodeText } from './code-text.js';
import type { Idea } from './way-out.js';

/** What the engine proposes for a pooling layer that a framework rejects, and its kin of another rank. */
export function layerWays(
  { range }: Problem,
  { sites }: Analysis,
  code: CodeText,
): readonly Idea[] {
  const near = sites.filter(
    (site) => site.isPooling && range !== null && overlaps(site.range, range),
  );
  return near.flatMap((site): readonly Idea[] => {
    const problem = checkLayer(site);
    if (problem === null) return site.unknown === null ? [] : [otherRank(site, code)];
    const fixes = problem.error.fixes.map((fix): Idea => {
      const edits = argumentEdits(site, sites, [fix]);
      const argument = `${fix.parameter}=${pythonLiteral(fix.value)}`;
      return edits.ok ? [{ title: say('Use {argument}', { argument }), edits: edits.value }] : [];
    });
    const { error } = problem;
    return [
      meantWay(site, error),
      ...argumentWays(site, error, code),
      ...fixes,
      otherRank(site, code),
    ];
  });
}

/** The argument that is refused, under the name that is probably meant. */
export function meantWay(site: LayerSite, { meant, parameter }: PoolError): Idea {
  const source = site.pooling?.arguments.find((one) => one.parameter === parameter);
  const whole = site.unknown?.range ?? null;
  if (meant === undefined || !source?.range || whole === null) return [];
  const argument = `${meant}=${pythonLiteral(source.value)}`;
  const range = { ...whole, end: source.range.start };
  return [{ title: say('Use {argument}', { argument }), edits: [{ range, text: `${meant}=` }] }];
}

/** `MaxPooling2D` as `MaxPooling1D`: the layer for an input of another number of axes. */
function otherRank(site: LayerSite, code: CodeText): Idea {
  const text = code.at(site.range);
  const name = /[123](?=[dD]\b)/u.exec(text);
  if (name === null) return [];
  return ['1', '2', '3']
    .filter((rank) => rank !== name[0])
    .map((rank) => {
      const next = `${text.slice(0, name.index)}${rank}${text.slice(name.index + 1)}`;
      return {
        title: say('Use {code}', { code: next.split('(')[0] ?? next }),
        edits: [{ range: code.within(site.range, name.index, name.index + 1), text: rank }],
      };
    });
}

function overlaps(a: SourceRange, b: SourceRange): boolean {
  if (a.file !== b.file) return false;
  return a.start.line <= b.end.line && b.start.line <= a.end.line;
}
