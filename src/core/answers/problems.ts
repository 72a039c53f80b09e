import { frameworkOf } from '../../engine/dialects/index.js';
import { checkLayer } from '../../present/problems/layer-check.js';
import { siteNotices } from '../../present/problems/site-notices.js';
import { relatedPlaces } from '../../present/misfit/related.js';
import type { Problem } from '../../python/site.js';
import { problems, type CodeProblem } from '../contract/editor.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { answering } from './answering.js';

/** What reading the code without running it found may be its own limit: it is no error of ours. */
const SEVERITY: Readonly<Record<'error' | 'warning', CodeProblem['severity']>> = {
  error: 'warning',
  warning: 'information',
};

/** Answers of what is wrong in the code. */
export const problemAnswers = [
  answering(problems, async (_, asked) => {
    const module = await asked.read();
    const rejected = rejectedLayers(module, asked);
    // Errors marked at the argument to blame, which reading the code met again at the call.
    const marked = new Set(rejected.map(({ error }) => error));
    return unique([
      ...rejected.map(({ problem }) => problem),
      ...met(module, asked).filter(({ message }) => !marked.has(message)),
      ...noticed(module, asked),
    ]);
  }),
];

/** Sizes that are known and don't fit are an error of the code, those that can't a warning; surprises are information. */
const severityOf = ({ severity, misfit }: Problem): CodeProblem['severity'] => {
  if (severity === 'info') return 'information';
  if (misfit === undefined) return SEVERITY[severity];
  return misfit.open === undefined ? 'error' : 'warning';
};

interface Rejected {
  readonly error: string;
  readonly problem: CodeProblem;
}

const rejectedLayers = ({ sites }: ReadModule, { t, translated }: Asked): readonly Rejected[] =>
  sites.flatMap(({ site }): readonly Rejected[] => {
    const found = checkLayer(site);
    if (found === null) return [];
    const { error, input, range } = found;
    const text = `${error.exception}: ${error.message}`;
    const rejects = t('{library} rejects this layer.', {
      library: frameworkOf(site.framework).name,
    });
    const hint = translated(error.hint).replaceAll(/\*\*|`/gu, '');
    const message = `${rejects} ${text}\n${hint}`;
    const related =
      input === null
        ? []
        : [
            {
              range: site.range,
              message: t('The input is {shape} here.', { shape: input.join('×') }),
            },
          ];
    return [
      { error: text, problem: { range, message, severity: 'error', code: error.code, related } },
    ];
  });

/** Syntax errors are left to Python's own tools; other files' problems to those files. */
const met = ({ analysis, text }: ReadModule, { translated }: Asked): readonly CodeProblem[] =>
  analysis.problems
    .filter(({ code }) => !code.startsWith('syntax'))
    .filter(({ range }) => range === null || range.file === text.file)
    .map((problem) => ({
      range: problem.range,
      message: translated(problem.message),
      severity: severityOf(problem),
      code: problem.code,
      related: relatedPlaces(problem).map(({ range, message }) => ({
        range,
        message: translated(message),
      })),
    }));

/** What a reader may not expect of a pooling call that is valid. */
const noticed = ({ analysis }: ReadModule, { translated }: Asked): readonly CodeProblem[] =>
  siteNotices(analysis).map(({ code, text, range }) => ({
    range,
    message: translated(text).replaceAll(/\*\*|`/gu, ''),
    severity: 'hint',
    code,
    related: [],
  }));

/** Each message once at a place. */
const unique = (found: readonly CodeProblem[]): readonly CodeProblem[] => {
  const seen = new Set<string>();
  return found.filter(({ range, message }) => {
    const name = JSON.stringify([range, message]);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
};
