import { english, textOf } from '../../src/engine/phrase.js';
import { thumbnailSvg } from '../../src/picture/index.js';
import { snapshot } from '../../src/present/index.js';
import { callText } from '../../src/present/layer/call-text.js';
import { relatedPlaces } from '../../src/present/misfit/related.js';
import { siteNotices } from '../../src/present/problems/site-notices.js';
import { initialViewOptions } from '../../src/present/view-options.js';
import { PythonReader } from '../../src/python/analyse.js';
import type { Analysis, LayerSite } from '../../src/python/site.js';
import { EXAMPLES } from './examples.js';
import { POOLING_EXAMPLES } from './pooling-examples.js';

const WIDEST = 520;
const HIGHEST = 300;

/** The pages about problems, and their pictures, by file name: each shows an example and what is said. */
export async function noticePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const [code, source] of Object.entries(EXAMPLES)) {
    pages.set(`${code}.md`, await problemPage(code, source));
  }
  for (const [code, source] of Object.entries(POOLING_EXAMPLES)) {
    const analysis = await analysed(source);
    const picture = pictureOf(analysis);
    if (picture !== null) pages.set(`${code}.svg`, `${picture}\n`);
    pages.set(`${code}.md`, noticePage(code, source, analysis, picture !== null));
  }
  return pages;
}

const analysed = (source: string): Promise<Analysis> =>
  new PythonReader().analyse('net.py', source, { read: () => null });

async function problemPage(code: string, source: string): Promise<string> {
  const { problems } = await analysed(source);
  const problem = problems.find((one) => one.code === code);
  if (problem === undefined) throw new Error(`nothing is said of the example of ${code}`);
  const line = (problem.range?.start.line ?? 0) + 1;
  const related = relatedPlaces(problem).map(
    ({ range, message }) => `- line ${range.start.line + 1}: ${textOf(message)}`,
  );
  const kind =
    problem.severity === 'info'
      ? 'The framework runs this without a word.'
      : 'The framework ends with this error.';
  return pageOf(code, [
    kind,
    `\`\`\`python\n${source}\`\`\``,
    `Line ${line}: ${textOf(problem.message)}`,
    ...(related.length === 0 ? [] : [related.join('\n')]),
  ]);
}

function noticePage(code: string, source: string, analysis: Analysis, hasPicture: boolean): string {
  const notice = siteNotices(analysis).find((one) => one.code === code);
  if (notice === undefined) throw new Error(`nothing is noticed in the example of ${code}`);
  return pageOf(code, [
    'The layer is valid; this is what a reader may not expect of it.',
    `\`\`\`python\n${source}\`\`\``,
    `Line ${notice.range.start.line + 1}: ${textOf(notice.text)}`,
    ...(hasPicture ? [`![The first window of the example](${code}.svg)`] : []),
  ]);
}

const pageOf = (code: string, parts: readonly string[]): string =>
  [
    `# ${code}`,
    ...parts,
    `\`# poolscope: ignore[${code}]\` at the end of the line switches it off there; \`"poolscope.severities": {"${code}": "off"}\` everywhere.`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/u, '\n');

/** The picture of the first pooling call whose shapes are known; null where none can be drawn. */
function pictureOf({ sites }: Analysis): string | null {
  const site = sites.find(({ isPooling, flows }) => isPooling && flows.length > 0);
  const state = site === undefined ? null : snapshot(subjectOf(site), initialViewOptions, english);
  if (state?.kind !== 'ready') return null;
  return thumbnailSvg(state.picture, 'light', WIDEST, HIGHEST, english);
}

const subjectOf = (site: LayerSite) =>
  ({
    kind: 'layer',
    call: callText(site, `net.py:${site.range.start.line + 1}`),
    site,
    stale: false,
    stopped: null,
    proposals: [],
  }) as const;
