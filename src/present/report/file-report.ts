import { english, textOf } from '../../engine/index.js';
import type { FileReport, ReportedProblem } from '../../protocol/report.js';
import type { Analysis, Note, Problem } from '../../python/site.js';
import { relatedPlaces, type RelatedPlace } from '../misfit/related.js';
import type { WayOut } from '../misfit/way-out.js';
import { hintOf } from '../problems/layer-check.js';
import { siteNotices } from '../problems/site-notices.js';
import { reportedLayers } from './reported-layers.js';

/**
 * What an analysis of a file says, as plain data in English: its layers and its problems, the proved
 * ones first. `fixes` gives what helps against a problem, where details are asked for; null elsewhere.
 */
export function fileReport(
  analysis: Analysis,
  fixes: ((problem: Problem) => readonly WayOut[]) | null = null,
): FileReport {
  return {
    file: analysis.file,
    layers: reportedLayers(analysis.sites, fixes !== null),
    problems: [
      ...analysis.problems.map((problem) =>
        proved(problem, hintOf(problem, analysis.sites), fixes?.(problem) ?? []),
      ),
      ...analysis.notes.map(supposed),
    ],
    notices: siteNotices(analysis).map(({ code, text, range }) => ({
      code,
      text: textOf(text).replaceAll('**', ''),
      range,
    })),
  };
}

function proved(
  problem: Problem,
  hint: RelatedPlace | null,
  fixes: readonly WayOut[],
): ReportedProblem {
  const { severity, code, message, range } = problem;
  return {
    severity,
    code,
    message: textOf(message),
    range,
    standing: 'proved',
    related: [...relatedPlaces(problem), ...(hint === null ? [] : [hint])].map((place) => ({
      range: place.range,
      message: textOf(place.message).replaceAll('**', ''),
    })),
    fixes: fixes.map(({ title, edits }) => ({ title: textOf(title, english), edits })),
  };
}

function supposed({ code, message, range }: Note): ReportedProblem {
  return {
    severity: 'info',
    code,
    message: textOf(message),
    range,
    standing: 'supposed',
    related: [],
    fixes: [],
  };
}
