import type { Fix } from '../../engine/index.js';
import type { Translate } from '../../engine/phrase.js';
import {
  argumentEdits as editsOf,
  type ArgumentChange,
  type CodeEdit,
} from '../../present/edit/argument-edit.js';
import { pythonLiteral } from '../../present/edit/python-literal.js';
import { inputSizeComment, modelInput } from '../../present/refactor/input-size-comment.js';
import { refactorings } from '../../present/refactor/refactorings.js';
import { editedFile } from '../../present/refactor/replace-call.js';
import { isSurprise } from '../../present/misfit/surprise-ways.js';
import { relatedPlaces } from '../../present/misfit/related.js';
import type { Position, Problem } from '../../python/site.js';
import { checkLayer } from '../../present/problems/layer-check.js';
import type { ActionLink } from '../../protocol/index.js';
import type { EditsAnswer, GivenSizes } from '../contract/code.js';
import {
  argumentEdits,
  codeActions,
  firstFix,
  inputSizeEdits,
  wayOut,
  type OfferedAction,
} from '../contract/editor.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { siteAt, type NamedSite } from '../site-search.js';
import { answering } from './answering.js';
import { chosenCall } from './chosen-call.js';
import { foundWays } from './found-ways.js';
import { layerState } from './layer-state.js';

/** Answers of changes of the code. */
export const editAnswers = [
  answering(argumentEdits, async ({ call, changes }, asked) => {
    const module = await asked.read();
    const named = chosenCall(module, call);
    return named === null ? null : editsAnswer(module, named, changes, asked);
  }),
  answering(firstFix, async ({ call }, asked) => {
    const module = await asked.read();
    const named = chosenCall(module, call);
    const fix = named === null ? undefined : checkLayer(named.site)?.error.fixes.at(0);
    return named === null || fix === undefined ? null : editsAnswer(module, named, [fix], asked);
  }),
  answering(wayOut, async ({ at, way }, { read }): Promise<EditsAnswer> => {
    const module = await read();
    const problem = problemAt(module, at);
    const found = problem === undefined ? [] : await foundWays(problem, module);
    const edits = found[way]?.edits;
    return edits === undefined ? null : { ok: true, edits: [...edits] };
  }),
  answering(inputSizeEdits, async ({ call, flow, sides }, asked): Promise<EditsAnswer> => {
    const module = await asked.read();
    const site = chosenCall(module, call)?.site;
    const passage = site?.flows[flow];
    const sizes = passage === undefined ? null : modelInput(passage, sides);
    if (site === undefined || sizes === null) return null;
    const { file, text } = module.text;
    const comment = inputSizeComment({ file: editedFile(file, text), site }, sizes);
    return comment === null ? null : { ok: true, edits: [comment.edit] };
  }),
  answering(codeActions, async ({ at, given, all }, { read, translated, t }) => {
    const module = await read();
    const problem = problemAt(module, at);
    const ways = problem === undefined ? [] : await wayActions(problem, module, translated);
    const named = siteAt(module.sites, at);
    const fails = problem !== undefined && !isSurprise(problem);
    if ((fails && ways.length > 0) || named === null) return ways;
    const rejected = checkLayer(named.site);
    if (rejected !== null) return fixActions(module, named, rejected.error.fixes, t);
    const offered = ways.length > 0 ? ways : noticeActions(module, named, given, t);
    return all ? [...offered, ...(await refactorActions(module, named, translated))] : offered;
  }),
];

/** Other arguments with which a rejected layer is valid. */
const fixActions = (
  { analysis }: ReadModule,
  { site }: NamedSite,
  fixes: readonly Fix[],
  t: Translate,
): readonly OfferedAction[] =>
  fixes.flatMap((fix, index): readonly OfferedAction[] => {
    const edits = editsOf(site, analysis.sites, [fix]);
    const title = fixTitle(fix, t);
    const preferred = index === 0;
    return edits.ok ? [{ title, kind: 'quickFix', edits: edits.value, preferred }] : [];
  });

/** Other code that computes the same. */
const refactorActions = async (
  { text, reread }: ReadModule,
  { site }: NamedSite,
  translated: Asked['translated'],
): Promise<readonly OfferedAction[]> =>
  (await refactorings(site, text.file, text.text, reread)).map(({ title, kind, edits }) => ({
    title: translated(title),
    kind,
    edits: [...edits],
    preferred: false,
  }));

/** Ways out of a failure or a surprise. */
const wayActions = async (
  problem: Problem,
  module: ReadModule,
  translated: Asked['translated'],
): Promise<readonly OfferedAction[]> => {
  const ways = await foundWays(problem, module);
  return ways.map(({ title, edits }, index) => ({
    title: translated(title),
    kind: 'quickFix',
    edits: [...edits],
    preferred: index === 0,
  }));
};

/** The failure that begins at a place, else one that is met or caused on its line, else a surprise there. */
const problemAt = ({ analysis, text }: ReadModule, at: Position): Problem | undefined => {
  const failures = analysis.problems.filter(
    ({ severity, code }) => severity !== 'info' && !code.startsWith('syntax'),
  );
  const begins = failures.find(
    ({ range }) =>
      range?.file === text.file && range.start.line === at.line && range.start.column === at.column,
  );
  const isOnLine = ({ range }: Pick<Problem, 'range'>): boolean =>
    range?.file === text.file && range.start.line <= at.line && at.line <= range.end.line;
  const onLine = (one: Problem): boolean =>
    (one.severity === 'error' || one.misfit !== undefined) &&
    [one, ...relatedPlaces(one)].some(isOnLine);
  const surprises = analysis.problems.filter(isSurprise);
  return begins ?? failures.find(onLine) ?? surprises.find(isOnLine);
};

const editsAnswer = (
  { analysis }: ReadModule,
  { site }: NamedSite,
  changes: readonly ArgumentChange[],
  { translated }: Asked,
): EditsAnswer => {
  const edits = editsOf(site, analysis.sites, changes);
  return edits.ok ? { ok: true, edits: edits.value } : { ok: false, why: translated(edits.error) };
};

/** What a fix is called: `Use padding=1`. */
const fixTitle = ({ parameter, value }: Fix, t: Translate): string =>
  t('Use {argument}', { argument: `${parameter}=${pythonLiteral(value)}` });

const noticeActions = (
  module: ReadModule,
  named: NamedSite,
  given: GivenSizes,
  t: Translate,
): readonly OfferedAction[] => {
  const state = layerState(module, named, given, t);
  if (state.kind !== 'ready') return [];
  return state.inspector.notices
    .flatMap(({ actions }) => actions)
    .flatMap((link): readonly OfferedAction[] => {
      const edits = noticeEdits(module, named, link);
      return edits === null
        ? []
        : [{ title: link.label, kind: 'refactor', edits, preferred: false }];
    });
};

const noticeEdits = (
  { analysis }: ReadModule,
  { site }: NamedSite,
  { action }: ActionLink,
): readonly CodeEdit[] | null => {
  switch (action.kind) {
    case 'setArguments': {
      const edits = editsOf(site, analysis.sites, action.changes);
      return edits.ok ? edits.value : null;
    }
    case 'replaceCall':
      return [{ range: site.range, text: action.text }];
    case 'copy':
    case 'compareWith':
    case 'wayOut':
    case 'writeInputSize':
      return null;
    default:
      return action satisfies never;
  }
};
