import { parseFile } from '../../python/parse/parse-file.js';
import { innermostStatement } from '../../python/tree/innermost-statement.js';
import { positionAt, type SourceFile } from '../../python/tree/source-file.js';
import type { LayerSite, Position } from '../../python/site.js';
import type { CodeEdit } from '../edit/argument-edit.js';
import { insertionOf } from '../lab/insert-code.js';
import { importedNames, inNamesOf } from './imported-names.js';
import { renamed, type StandIn } from './stand-in.js';

/** A file that is changed, parsed. */
export interface EditedFile {
  readonly file: string;
  readonly text: string;
  readonly source: SourceFile;
}

/** The parsed file of a text. */
export const editedFile = (file: string, text: string): EditedFile => ({
  file,
  text,
  source: parseFile(file, text),
});

/**
 * Puts something else in the place of a call, with its imports at the top, its function above the
 * outermost statement and a comment above the innermost. Null where only a layer will do, such as
 * an entry of a `Sequential`, and the stand-in is a function.
 */
export function replaceCall(
  { file, text, source }: EditedFile,
  site: LayerSite,
  given: StandIn,
  comment: string | null,
): readonly CodeEdit[] | null {
  const input = site.role === 'constructor' ? null : inputText(site);
  if (site.role === 'call' && input === null) return null;
  const inline = input !== null && given.result !== null;
  if (site.role === 'constructor' && given.alone && !isAlone(source, site)) {
    return null;
  }
  const named = renamed(given, freeName(text, given.definition?.name ?? 'pool'));
  const wanted =
    input === null ? named.layer : (given.result?.(input) ?? `${named.layer}(${input})`);
  const function_ = inline || named.definition === null ? null : named.definition.text;
  const code = inNamesOf(importedNames(source), {
    imports: named.imports,
    text: [function_ ?? '', wanted].join('\u0000'),
  });
  const [definition = '', expression = ''] = code.text.split('\u0000');
  const line = site.range.start.line;
  const edits: CodeEdit[] = [{ range: site.range, text: expression }];
  const insert = (at: Position, inserted: string): void => {
    if (inserted !== '') edits.push({ range: { file, start: at, end: at }, text: inserted });
  };
  const { importsAt, imports } = insertionOf(text, line, { imports: code.imports, body: '' });
  insert(positionAt(source.lineStarts, importsAt), imports);
  if (definition !== '') insert(outermostStart(source, line), `${definition}\n\n\n`);
  if (comment !== null) {
    const at = statementStart(source, line);
    insert({ line: at, column: 0 }, `${indentOf(source, at)}# ${comment}\n`);
  }
  return edits;
}

/** The line on which the innermost statement at a line begins. */
export function statementStart(source: SourceFile, line: number): number {
  const statement = innermostStatement(source, line);
  return statement === null
    ? line
    : positionAt(source.lineStarts, source.placeOf(statement.start)).line;
}

/** The white space that a line begins with. */
export function indentOf(source: SourceFile, line: number): string {
  const text = source.text.slice(source.lineStarts[line] ?? 0, source.lineStarts[line + 1]);
  return /^[ \t]*/u.exec(text)?.[0] ?? '';
}

/** A name that a text does not use yet. */
export function freeName(text: string, name: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}_${String(count)}`;
    if (!new RegExp(`\\b${candidate}\\b`, 'u').test(text)) return candidate;
  }
}

/** Above the statement at the module's margin that holds a line, and above its comments. */
function outermostStart(source: SourceFile, line: number): Position {
  const lineAt = (at: number): string =>
    source.text.slice(source.lineStarts[at] ?? 0, source.lineStarts[at + 1]).trim();
  const starts = source.body.map(
    ({ start }) => positionAt(source.lineStarts, source.placeOf(start)).line,
  );
  let first = starts.findLast((start) => start <= line) ?? 0;
  while (first > 0 && /^[@#]/u.test(lineAt(first - 1))) first -= 1;
  return { line: first, column: 0 };
}

/** Whether a call is a value of its own, or called at once: a function can stand there. */
function isAlone(source: SourceFile, { range }: LayerSite): boolean {
  const offset = ({ line, column }: Position): number => (source.lineStarts[line] ?? 0) + column;
  const before = source.text.slice(0, offset(range.start)).trimEnd();
  return before.endsWith('=') || source.text.startsWith('(', offset(range.end));
}

const INPUT_NAMES: ReadonlySet<string> = new Set(['input', 'inputs', 'x', 'value']);

/** What a function such as `F.max_pool2d` is called with as its input; null for other calls. */
function inputText({ text, kind }: LayerSite): string | null {
  if (!kind.includes('.')) return null;
  const source = parseFile('', text);
  const [statement] = source.body;
  if (statement?.kind !== 'expression' || statement.value.kind !== 'call') return null;
  const { args } = statement.value;
  if (args.some(({ form }) => form === 'spread' || form === 'keyword-spread')) return null;
  const input =
    args.find(({ name }) => name !== null && INPUT_NAMES.has(name)) ??
    args.find(({ form }) => form === 'positional');
  if (input === undefined) return null;
  return text.slice(source.placeOf(input.value.start), source.placeOf(input.value.end));
}
