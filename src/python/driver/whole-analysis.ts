import { unkeptClaims } from '../claims/index.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { Analysis, LayerSite, Problem } from '../site.js';
import { rangeOf, type SourceFile } from '../tree/source-file.js';

/** All that reading a file gave. */
export function wholeAnalysis(file: SourceFile, { sites }: Interpreter): Analysis {
  return {
    file: file.path,
    sites: inReadingOrder(sites.all()),
    problems: [...syntaxProblems(file), ...sites.problems, ...unkeptClaims(file)],
    statements: file.statements,
  };
}

function syntaxProblems(file: SourceFile): Problem[] {
  return file.errors.map(({ span, message }) => ({
    severity: 'error',
    code: 'syntax',
    message,
    range: rangeOf(file, span),
  }));
}

/** The file's own sites by place, then those of other files as they were seen. */
export function inReadingOrder(sites: readonly LayerSite[]): LayerSite[] {
  return [...sites].sort((a, b) => {
    if (a.range.file !== b.range.file) return 0;
    const lines = a.range.start.line - b.range.start.line;
    return lines === 0 ? a.range.start.column - b.range.start.column : lines;
  });
}
