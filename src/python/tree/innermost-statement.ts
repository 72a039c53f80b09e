import type { SourceFile } from './source-file.js';
import type { Statement } from './statements.js';

/** The blocks of a statement; none where it has no body. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.then, statement.otherwise];
    case 'for':
    case 'while':
      return [statement.body, statement.otherwise];
    case 'try':
      return [
        statement.body,
        ...statement.handlers.map(({ body }) => body),
        statement.otherwise,
        statement.finally,
      ];
    case 'match':
      return statement.cases.map(({ body }) => body);
    case 'with':
    case 'function':
    case 'class':
      return [statement.body];
    default:
      return [];
  }
}

/** The innermost statement on a line (from 0) of a file; null where there is none. */
export function innermostStatement(file: SourceFile, line: number): Statement | null {
  const from = file.lineStarts[line] ?? 0;
  const to = file.lineStarts[line + 1] ?? file.text.length + 1;
  const touches = (statement: Statement): boolean => {
    const start = file.placeOf(statement.start);
    return start < to && start + statement.end - statement.start >= from;
  };
  let found: Statement | null = null;
  for (let among: readonly Statement[] = file.body; ;) {
    const next: Statement | undefined = among.findLast(touches);
    if (next === undefined) return found;
    found = next;
    among = blocksOf(next).flat();
  }
}
