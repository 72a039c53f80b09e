import { PythonReader } from '../../../../src/python/analyse.js';
import { parseFile } from '../../../../src/python/parse/parse-file.js';

/** What reads files into trees. */
export interface PythonParser {
  readonly parse: typeof parseFile;
}

const shared: PythonParser = { parse: parseFile };

/** The parser of a test file. */
export function parser(): Promise<PythonParser> {
  return Promise.resolve(shared);
}

/** A reader of Python files that has read none. */
export function reader(): Promise<PythonReader> {
  return Promise.resolve(new PythonReader());
}
