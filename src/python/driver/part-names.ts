import type { SourcePart } from '../tree/source-file.js';

/** What a statement of a module does with its names, told from its text: parsing takes longer. */
export interface PartNames {
  readonly kind: 'import' | 'definition' | 'constant' | 'other';
  /** The names of the module that it may set; rather too many than too few. */
  readonly binds: readonly string[];
}

/**
 * What is no attribute. A dot that no name, bracket or text stands before is a slip, which the parser
 * passes over. Signs beyond ASCII are taken for letters, which Python's names may have.
 */
const WORD =
  /(?<![\w\u0080-\uffff]|[A-Za-z_\u0080-\uffff]\w{0,80}\.|[)\]}"']\.)[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g;
const WORD_HERE = new RegExp(WORD, 'y');
const NAME = '[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*';
const DEFINITION = new RegExp(`^(?:async\\s+)?(?:def|class)\\s+(${NAME})`, 'm');
const TARGETS = new RegExp(`^(${NAME}(?:\\s*,\\s*${NAME})*)\\s*(?::[^=\\n]+)?=(?!=)\\s*`);
const ITEM = '(?:[-+]?[\\d.][\\w.]*|True|False|None|"[^"\\\\\\n]*"|\'[^\'\\\\\\n]*\')';
const DOTTED = `${NAME}(?:\\s*\\.\\s*${NAME})*`;
const ALIAS = `(?:\\s+as\\s+${NAME})?`;
const listOf = (item: string): string => `${item}${ALIAS}(?:\\s*,\\s*${item}${ALIAS})*`;
/** An import without a slip; what the parser makes of another one only parsing tells. */
const IMPORT = new RegExp(
  `^(?:import\\s+${listOf(DOTTED)}|from\\s+(?:[.\\s]*${DOTTED}|[.\\s]*\\.)\\s*import\\s*(?:\\*|\\s${listOf(NAME)}|\\(\\s*${listOf(NAME)}\\s*,?\\s*\\)))\\s*$`,
);
/** A text or a number, or a tuple of such: what nobody can change. */
const IMMUTABLE = new RegExp(`^\\(?\\s*${ITEM}(?:\\s*,\\s*${ITEM})*\\s*,?\\s*\\)?\\s*(?:#.*)?$`);
const DOCUMENTATION = /^[rR]?(?:"""[^]*?"""|'''[^]*?''')\s*$/;
const COMMENT = /^\s*(?:#.*)?$/;
/** `print(x)`, `net.eval()`, `sizes[0] = 3`: names are said and none is set. */
const SAYS =
  /^(?!(?:if|for|while|with|try|match|del|assert|return|raise|await|global)\b)[\w.]+[([]/;
/** A line at the margin that begins like a statement: what is above it was never closed. */
const MARGIN_WITHIN = /\n(?![\s#)\]}@]|(?:else|elif|except|finally|(?:async\s+)?def|class)\b)./;
/** A first line that the next one goes on with. */
const OPEN_LINE = /^.*[([{,][ \t]*(?:#.*)?\r?\n/;
const KEYWORDS =
  /^(?:and|as|assert|async|await|break|case|class|continue|def|del|elif|else|except|False|finally|for|from|global|if|import|in|is|lambda|match|None|nonlocal|not|or|pass|raise|return|True|try|while|with|yield|__name__|__main__|print|range|len|int|float|str|list|dict|tuple|set|zip|enumerate|super|object)$/;

const known = new WeakMap<SourcePart, PartNames>();

/** What a statement does with names; the same part isn't looked at twice. */
export function namesOf(part: SourcePart): PartNames {
  const before = known.get(part);
  if (before !== undefined) return before;
  const names = read(part.text);
  known.set(part, names);
  return names;
}

/** Whether a word that stands at a place of a text is one of its {@link wordsIn}. */
export function isWordAt(text: string, at: number, word: string): boolean {
  WORD_HERE.lastIndex = at;
  return WORD_HERE.exec(text)?.[0] === word;
}

/** The words of a text that may be names of its module. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.match(WORD))].filter((word) => !KEYWORDS.test(word));
}

function read(text: string): PartNames {
  if (MARGIN_WITHIN.test(text) && !DOCUMENTATION.test(text)) {
    return { kind: 'other', binds: wordsIn(text) };
  }
  const line = oneLine(text);
  if (IMPORT.test(line)) return { kind: 'import', binds: importedNames(line) };
  if (/^(?:@|(?:async\s+)?(?:def|class)\b)/.test(text)) {
    const name = DEFINITION.exec(text)?.[1];
    return { kind: 'definition', binds: name === undefined ? [] : [name] };
  }
  return readStatement(withoutComments(text));
}

function readStatement(text: string): PartNames {
  if (DOCUMENTATION.test(text)) return { kind: 'constant', binds: [] };
  const { binds, rest } = targetsOf(text);
  const mayHideOthers = rest.includes(':=') || rest.includes(';');
  if (binds.length === 0 || mayHideOthers) {
    const isOneExpression = !text.includes('\n') || OPEN_LINE.test(text);
    const says = SAYS.test(text) && isOneExpression && !mayHideOthers;
    return { kind: 'other', binds: says ? [] : wordsIn(text) };
  }
  return { kind: isImmutable(rest.trim()) ? 'constant' : 'other', binds };
}

/** Longer values are not looked at: what isn't told to be constant is only read with more. */
const LONGEST_CONSTANT = 200;

function isImmutable(value: string): boolean {
  return value.length <= LONGEST_CONSTANT && IMMUTABLE.test(value);
}

/** A statement without the comments that follow it. */
function withoutComments(text: string): string {
  const lines = text.split('\n');
  while (COMMENT.test(lines.at(-1) ?? '#') && lines.length > 0) lines.pop();
  return lines.join('\n');
}

/** The names that an assignment sets, `a = b = …` included, and what it sets them to. */
function targetsOf(text: string): { readonly binds: readonly string[]; readonly rest: string } {
  const binds: string[] = [];
  let rest = text;
  for (let found = TARGETS.exec(rest); found !== null; found = TARGETS.exec(rest)) {
    binds.push(...(found[1] ?? '').split(',').map((name) => name.trim()));
    rest = rest.slice(found[0].length);
  }
  return { binds, rest };
}

/** A statement without comments, in one line. */
function oneLine(text: string): string {
  return text.replaceAll(/#.*/g, '').replaceAll(/\\\r?\n|\r?\n/g, ' ');
}

/** The names that an import sets. */
function importedNames(line: string): string[] {
  const from = /^from\s+[.\w\s\u0080-\uffff]+?\simport\b/.exec(line);
  return line
    .slice(from === null ? 'import'.length : from[0].length)
    .replaceAll(/[()]/g, ' ')
    .split(',')
    .map((one) => {
      const [imported = '', , alias] = one.trim().split(/\s+/);
      return alias ?? (from === null ? (imported.split('.')[0] ?? '') : imported);
    })
    .filter((name) => name !== '' && name !== '*');
}
