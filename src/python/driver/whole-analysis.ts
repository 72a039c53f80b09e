import { nameMismatches } from '../misnamed-layers/index.js';
import { unreadPools } from './unread-pools.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import type { Analysis, LayerSite, Problem } from '../site.js';
import { ignoredLines, withoutIgnored } from './ignored-codes.js';
import { rangeOf, type SourceFile } from '../tree/source-file.js';

/** All that reading a file gave. */
export function wholeAnalysis(file: SourceFile, interpreter: Interpreter): Analysis {
  const { sites, trace } = interpreter;
  const parts = file.parts.map(({ part }) => part);
  const read = sites.all();
  return {
    file: file.path,
    sites: inReadingOrder([...read, ...unreadPools(file, parts, read, interpreter)]),
    problems: withoutIgnored(
      [...syntaxProblems(file), ...sites.findings.problems, ...nameMismatches(file)],
      file,
    ),
    notes: sites.findings.notes,
    statements: file.statements,
    ignored: ignoredLines(file),
    ...(trace !== null && { runs: trace.runs() }),
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
