import { fail, ok, type Result } from '../../engine/result.js';
import { say, type Phrase } from '../../engine/phrase.js';

/** Languages of kernels that carry out Python. */
const PYTHON = /^(?:i?python\d*|python3?-.*|xpython|sage)$/iu;

/** The texts of a notebook's code cells, in order; words where the file isn't a Python notebook. */
export function readNotebook(text: string): Result<readonly string[], Phrase> {
  const notebook = parsed(text);
  if (notebook === null) return fail(say('This isn’t a notebook: its text isn’t JSON.'));
  const cells = cellsOf(notebook);
  if (cells === null) return fail(say('This isn’t a notebook: it has no cells.'));
  const language = languageOf(notebook);
  if (language !== null && !PYTHON.test(language)) {
    return fail(say('The notebook’s language is {language}; only Python is read.', { language }));
  }
  return ok(
    cells.flatMap((cell) => {
      const type = memberOf(cell, 'cell_type');
      const source = memberOf(cell, 'source') ?? memberOf(cell, 'input');
      return type === 'code' ? [joined(source)] : [];
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Cells stand in the notebook itself, in old files on its first worksheets. */
function cellsOf(notebook: unknown): readonly unknown[] | null {
  const cells: unknown = memberOf(notebook, 'cells');
  if (isList(cells)) return cells;
  const sheets: unknown = memberOf(notebook, 'worksheets');
  if (!isList(sheets)) return null;
  return sheets.flatMap((sheet) => {
    const inner: unknown = memberOf(sheet, 'cells');
    return isList(inner) ? inner : [];
  });
}

function languageOf(notebook: unknown): string | null {
  const metadata = memberOf(notebook, 'metadata');
  const info = memberOf(memberOf(metadata, 'language_info'), 'name');
  if (typeof info === 'string') return info;
  const kernel = memberOf(memberOf(metadata, 'kernelspec'), 'language');
  return typeof kernel === 'string' ? kernel : null;
}

function joined(source: unknown): string {
  if (typeof source === 'string') return source;
  if (!Array.isArray(source)) return '';
  return source.filter((line) => typeof line === 'string').join('');
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
