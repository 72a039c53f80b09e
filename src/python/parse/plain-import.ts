import type { Statement } from '../tree/nodes.js';

const NAME = '[A-Za-z_]\\w*';
const DOTTED = `${NAME}(?:\\.${NAME})*`;
const listOf = (name: string, space: string): string => {
  const one = `${name}(?:${space}+as${space}+${NAME})?`;
  return `${one}(?:${space}*,${space}*${one})*`;
};
const FROM = new RegExp(
  `^from[ \\t]+(\\.*)(${DOTTED})?[ \\t]+import[ \\t]+(?:(\\*|${listOf(NAME, '[ \\t]')})|\\([\\s]*(${listOf(NAME, '\\s')})\\s*,?\\s*\\))`,
);
const IMPORT = new RegExp(`^import[ \\t]+(${listOf(DOTTED, '[ \\t]')})`);
/** Nothing more but comments and lines without code. */
const REST = /(?:[ \t\r\n]|#[^\n]*(?:\n|$))*$/y;
/** Longer texts are left to the parser, so that no text takes long here. */
const LONGEST = 2000;
const KEYWORD =
  /^(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)$/;

interface Imported {
  readonly name: string;
  readonly alias: string | null;
}

/**
 * An import as nearly all are written, read without the parser: of a module's statements every second
 * one is an import. Null: the parser must tell.
 */
export function plainImport(text: string, base: number): Statement | null {
  if (text.length > LONGEST) return null;
  const from = FROM.exec(text);
  const [whole, dots = '', module = '', open, enclosed] = from ?? [];
  if (whole !== undefined) {
    if ((dots === '' && module === '') || isKeyword(module)) return null;
    const names = namesIn(open ?? enclosed ?? '');
    if (names === null || !endsWith(text, whole)) return null;
    const span = { start: base, end: base + whole.length };
    return { kind: 'import-from', level: dots.length, module, names, ...span };
  }
  const [all, list = ''] = IMPORT.exec(text) ?? [];
  if (all === undefined || !endsWith(text, all)) return null;
  const modules = namesIn(list)?.map(({ name, alias }) => ({ module: name, alias }));
  if (modules === undefined) return null;
  return { kind: 'import', modules, start: base, end: base + all.length };
}

function namesIn(list: string): readonly Imported[] | null {
  const names = list.split(',').map((one) => {
    const [name = '', , alias = null] = one.trim().split(/\s+/);
    return { name, alias };
  });
  const isOdd = ({ name, alias }: Imported): boolean =>
    isKeyword(name) || (alias !== null && isKeyword(alias));
  return names.some(isOdd) ? null : names;
}

/** Only the parser refuses those. */
function isKeyword(dotted: string): boolean {
  return dotted.split('.').some((word) => KEYWORD.test(word));
}

function endsWith(text: string, read: string): boolean {
  REST.lastIndex = read.length;
  return REST.test(text);
}
