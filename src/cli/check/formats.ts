import { LEVELS, type Finding, type FindingPlace } from './finding.js';

/** What a check found in how many files. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly files: number;
  /** Files that could not be read, with the reason. */
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
  readonly version: string;
}

/** The forms in which a check can be printed. */
export const FORMATS = { text, json, sarif, github, markdown } as const satisfies Record<
  string,
  (result: CheckResult) => string
>;

/** The name of a form. */
export type Format = keyof typeof FORMATS;

const placeText = ({ file, place }: Finding): string =>
  place === null ? file : `${file}:${String(place.line)}:${String(place.column)}`;

function summary({ findings, files, unread }: CheckResult): string {
  const counts = LEVELS.map((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return `${String(count)} ${level}${count === 1 ? '' : 's'}`;
  });
  const lost = unread.length === 0 ? '' : `; ${String(unread.length)} could not be read`;
  return `${counts.join(', ')} in ${String(files)} ${files === 1 ? 'file' : 'files'}${lost}`;
}

function text(result: CheckResult): string {
  const lines = result.findings.flatMap((finding) => [
    `${placeText(finding)}: ${finding.level}: ${finding.message} [${finding.code}]`,
    ...finding.related.map(
      ({ place, message }) => `    ${placeText({ ...finding, place })}: ${message}`,
    ),
  ]);
  const unread = result.unread.map(({ file, reason }) => `${file}: not read: ${reason}`);
  return [...lines, ...unread, summary(result)].join('\n');
}

function json({ findings, files, unread, version }: CheckResult): string {
  return JSON.stringify({ format: 'poolscope-check/1', version, files, findings, unread });
}

/** GitHub's workflow commands: annotations beside the lines of a pull request. */
function github(result: CheckResult): string {
  const data = (value: string): string =>
    value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string): string =>
    data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const lines = result.findings.map(({ file, place, level, code, message }) => {
    const where =
      place === null
        ? ''
        : `,line=${String(place.line)},col=${String(place.column)}` +
          `,endLine=${String(place.endLine)},endColumn=${String(place.endColumn)}`;
    return `::${level} file=${property(file)}${where},title=${property(code)}::${data(message)}`;
  });
  return [...lines, summary(result)].join('\n');
}

function markdown(result: CheckResult): string {
  const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = result.findings.map(
    (finding) =>
      `| ${finding.level} | ${cell(placeText(finding))} | ${cell(finding.message)} | \`${finding.code}\` |`,
  );
  const table = ['| Level | Place | What | Code |', '|---|---|---|---|', ...rows];
  return [...(rows.length === 0 ? [] : [...table, '']), summary(result)].join('\n');
}

const SARIF_LEVEL = { error: 'error', warning: 'warning', notice: 'note' } as const;

const regionOf = ({ line, column, endLine, endColumn }: FindingPlace): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

/** The Static Analysis Results Interchange Format, version 2.1.0. */
function sarif({ findings, version }: CheckResult): string {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Poolscope', version, rules: codes.map((id) => ({ id })) },
        },
        results: findings.map(({ file, place, level, code, message, related }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: SARIF_LEVEL[level],
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
                ...(place !== null && { region: regionOf(place) }),
              },
            },
          ],
          ...(related.length > 0 && {
            relatedLocations: related.map((one) => ({
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
                region: regionOf(one.place),
              },
              message: { text: one.message },
            })),
          }),
        })),
      },
    ],
  });
}
