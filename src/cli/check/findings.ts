import type { FileReport } from '../../protocol/report.js';
import type { SourceRange } from '../../python/site.js';
import type { Config } from './config.js';
import type { Finding, FindingPlace, Level } from './finding.js';

/** What a report on a file finds: its problems, and what its pooling layers do at their edges. */
export function findingsOf(
  file: string,
  report: FileReport,
  severities: Config['severities'],
): readonly Finding[] {
  const found = [...problemsOf(file, report), ...noticesOf(file, report)];
  const seen = new Set<string>();
  return found.flatMap((finding) => {
    const level = severities[finding.code] ?? finding.level;
    const key = JSON.stringify(finding);
    if (level === 'off' || seen.has(key)) return [];
    seen.add(key);
    return [{ ...finding, level }];
  });
}

const PROBLEM_LEVEL = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<FileReport['problems'][number]['severity'], Level>;

const problemsOf = (file: string, report: FileReport): readonly Finding[] =>
  report.problems
    .filter(({ standing }) => standing === 'proved')
    .map(({ severity, code, message, range, related }) => ({
      file,
      place: range === null ? null : placeOf(range),
      level: PROBLEM_LEVEL[severity],
      code,
      message,
      related: related
        .filter((place) => place.range.file === report.file)
        .map((place) => ({ place: placeOf(place.range), message: place.message })),
    }));

const noticesOf = (file: string, { notices }: FileReport): readonly Finding[] =>
  notices.map(({ code, text, range }) => ({
    file,
    place: placeOf(range),
    level: 'notice',
    code,
    message: text,
    related: [],
  }));

const placeOf = ({ start, end }: SourceRange): FindingPlace => ({
  line: start.line + 1,
  column: start.column + 1,
  endLine: end.line + 1,
  endColumn: end.column + 1,
});
