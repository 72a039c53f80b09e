import { unkeptClaims } from './claims/index.js';
import { libraries } from './libraries/index.js';
import { Budget, DEFAULT_LIMITS, type Cancellation, type Limits } from './interpreter/budget.js';
import { Interpreter } from './interpreter/interpreter.js';
import { indexLibraries, type LibraryIndex } from './interpreter/libraries.js';
import { NeedsSource, PythonException, Stop } from './interpreter/signals.js';
import { PythonParser, type ParserBinaries } from './parse/python-parser.js';
import type { Analysis, LayerSite, Problem } from './site.js';
import type { SourceProvider } from './source-provider.js';
import { rangeOf, type SourceFile } from './tree/source-file.js';
import { standardLibrary } from './standard/index.js';
import { rootsOf } from './driver/roots.js';
import { runEntry, type Entry } from './driver/entry.js';
import { tryModels } from './driver/models.js';
import { Sources } from './driver/sources.js';
import type { Dimension } from './dimension.js';

export type { Entry } from './driver/entry.js';
export type { Limits, Cancellation } from './interpreter/budget.js';
export type { ParserBinaries } from './parse/python-parser.js';

/** What reading a file may take into account. */
export interface AnalyseOptions {
  readonly limits?: Partial<Limits>;
  readonly cancellation?: Cancellation;
  /** Calls this instead of trying the file's models. */
  readonly entry?: Entry;
  /** Sizes the user chose for this file: the input of models whose input the code doesn't tell. */
  readonly chosen?: readonly Dimension[];
  /** Models are in training mode. */
  readonly train?: boolean;
  /** Milliseconds since some moment; for tests. */
  readonly now?: () => number;
}

/** Of how many files the trees are kept between readings. */
const MOST_KEPT = 400;

/** Starts the parser; the answer reads files. Rejects if the bytes aren't the parser's. */
export async function loadPython(binaries: ParserBinaries): Promise<PythonReader> {
  return new PythonReader(await PythonParser.load(binaries));
}

/** Reads Python files. Keeps parsed files between readings; `dispose` frees the parser. */
export class PythonReader {
  readonly #parser: PythonParser;
  readonly #libraries: LibraryIndex = indexLibraries([...standardLibrary, ...libraries]);
  readonly #parsed = new Map<string, SourceFile>();
  /** By file, the paths that its last reading used. */
  readonly #used = new Map<string, readonly string[]>();

  constructor(parser: PythonParser) {
    this.#parser = parser;
  }

  /**
   * Carries out `file` (a path relative to the root, with `/`) abstractly and gives every layer seen
   * in it. Never rejects for what the code does; what went wrong is among the problems.
   */
  async analyse(
    file: string,
    source: string,
    provider: SourceProvider,
    options: AnalyseOptions = {},
  ): Promise<Analysis> {
    const main = this.parse(file, source);
    const sources = new Sources(provider, (path, text) => this.parse(path, text));
    sources.add(main);
    await sources.prefetch(main, this.#used.get(file) ?? null);
    for (;;) {
      try {
        const analysis = this.#read(main, sources, options);
        keepNewest(this.#used, file, sources.used);
        return analysis;
      } catch (error) {
        if (!(error instanceof NeedsSource)) throw error;
        await sources.fetch(error.path);
      }
    }
  }

  /** A file's tree; the same text isn't parsed twice. */
  parse(path: string, text: string): SourceFile {
    const known = this.#parsed.get(path) ?? null;
    if (known?.text === text) return known;
    const parsed = this.#parser.parse(path, text, known);
    keepNewest(this.#parsed, path, parsed);
    return parsed;
  }

  dispose(): void {
    this.#parsed.clear();
    this.#used.clear();
    this.#parser.dispose();
  }

  #read(main: SourceFile, sources: Sources, options: AnalyseOptions): Analysis {
    const budget = new Budget(
      { ...DEFAULT_LIMITS, ...options.limits },
      options.cancellation ?? null,
      options.now ?? Date.now,
    );
    const interpreter = new Interpreter({
      budget,
      training: options.train === true,
      libraries: this.#libraries,
      sources: {
        load: (path) => sources.load(path),
        roots: rootsOf(main.path, (path) => sources.exists(path)),
        main: main.path,
        mainName: options.entry === undefined ? '__main__' : null,
      },
    });
    try {
      const module = interpreter.modules.main(main);
      module.run();
      if (options.entry !== undefined) runEntry(interpreter, module, options.entry);
      else tryModels(interpreter, module, main, options.chosen ?? null);
    } catch (error) {
      const problem = ending(error, interpreter);
      if (problem === null) throw error;
      interpreter.sites.note(problem);
    }
    return {
      file: main.path,
      sites: inReadingOrder(interpreter.sites.all()),
      problems: [...syntaxProblems(main), ...interpreter.sites.problems, ...unkeptClaims(main)],
    };
  }
}

function keepNewest<T>(kept: Map<string, T>, path: string, value: T): void {
  kept.delete(path);
  kept.set(path, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** What ended reading before its end, for the reader; null: not something that may happen. */
function ending(error: unknown, interpreter: Interpreter): Problem | null {
  if (error instanceof Stop) {
    const code = `stopped-${error.code}`;
    return { severity: 'warning', code, message: error.message, range: error.range };
  }
  if (error instanceof PythonException) {
    const code = error.exception.type.name;
    return { severity: 'error', code, message: error.message, range: error.range };
  }
  if (error instanceof RangeError) {
    const message = 'Stopped here: it is nested too deep.';
    return { severity: 'warning', code: 'stopped-depth', message, range: interpreter.here() };
  }
  return null;
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
function inReadingOrder(sites: readonly LayerSite[]): LayerSite[] {
  return [...sites].sort((a, b) => {
    if (a.range.file !== b.range.file) return 0;
    const lines = a.range.start.line - b.range.start.line;
    return lines === 0 ? a.range.start.column - b.range.start.column : lines;
  });
}
