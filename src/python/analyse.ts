import { libraries } from './libraries/index.js';
import {
  Budget,
  DEFAULT_LIMITS,
  type Cancellation,
  type Limits,
  type Memory,
} from './interpreter/budget.js';
import { Interpreter } from './interpreter/interpreter.js';
import { indexLibraries, type LibraryIndex } from './interpreter/modules/library-index.js';
import { parseFile } from './parse/parse-file.js';
import type { Analysis } from './site.js';
import type { SourceProvider } from './source-provider.js';
import type { SourceFile } from './tree/source-file.js';
import { standardLibrary } from './standard/index.js';
import { rootsOf } from './driver/roots.js';
import { runEntry, type Entry } from './driver/entry.js';
import { ModelTrials } from './driver/models.js';
import { runAtOtherSizes, type OtherSizes } from './driver/other-sizes.js';
import { noteEnding } from './driver/ending.js';
import { OpenModule } from './driver/open-module.js';
import { Reading } from './driver/reading.js';
import { Sources, withSources } from './driver/sources.js';
import { wholeAnalysis } from './driver/whole-analysis.js';
import type { Dimension } from './dimension.js';

export type { Entry } from './driver/entry.js';
export type { OpenModule } from './driver/open-module.js';
export type { Limits, Cancellation } from './interpreter/budget.js';

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
  /** Folders of installed packages (`site-packages`), best first: absolute paths with `/`. */
  readonly installed?: readonly string[];
  /** Every step of every model's run is recorded: see `Analysis.runs`. */
  readonly traces?: boolean;
  /** Runs one of its models again with other inputs: then only these runs are recorded. */
  readonly otherSizes?: OtherSizes;
  /** Milliseconds since some moment; by default by the clock on the wall. */
  readonly now?: () => number;
  /** Bytes in use: reading ends where they are too many. */
  readonly memory?: Memory;
}

/** Of how many files the trees are kept between readings. */
const MOST_KEPT = 400;

/** Reads Python files. Keeps parsed files between readings. */
export class PythonReader {
  readonly #libraries: LibraryIndex = indexLibraries([...standardLibrary, ...libraries]);
  readonly #parsed = new Map<string, SourceFile>();
  /** By file, the paths that its last reading used. */
  readonly #used = new Map<string, ReadonlySet<string>>();

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
    const sources = await this.#sourcesFor(main, provider);
    return withSources(sources, () => this.#read(main, sources, options));
  }

  /**
   * A file to be read part by part: what a place in it has to do with comes first. Options as for
   * {@link analyse}, without an entry.
   */
  open(
    file: string,
    source: string,
    provider: SourceProvider,
    options: Omit<AnalyseOptions, 'entry'> = {},
  ): OpenModule {
    const main = this.parse(file, source);
    return new OpenModule(main, {
      sources: () => this.#sourcesFor(main, provider),
      begin: (sources, sections) => {
        const interpreter = this.#start(main, sources, options);
        const reading = new Reading(interpreter, main, sections, options.chosen ?? null);
        return { interpreter, reading };
      },
    });
  }

  async #sourcesFor(main: SourceFile, provider: SourceProvider): Promise<Sources> {
    const sources = new Sources(provider, (path, text) => this.parse(path, text));
    sources.add(main);
    await sources.prefetch(main, this.#used.get(main.path) ?? null);
    keepNewest(this.#used, main.path, sources.used);
    return sources;
  }

  /** A file's tree; the same text isn't parsed twice. */
  parse(path: string, text: string): SourceFile {
    const known = this.#parsed.get(path) ?? null;
    if (known?.text === text) return known;
    const parsed = parseFile(path, text, known);
    keepNewest(this.#parsed, path, parsed);
    return parsed;
  }

  #start(main: SourceFile, sources: Sources, options: AnalyseOptions): Interpreter {
    const budget = new Budget(
      { ...DEFAULT_LIMITS, ...options.limits },
      options.cancellation ?? null,
      options.now ?? Date.now,
      options.memory ?? null,
    );
    return new Interpreter({
      budget,
      training: options.train === true,
      traces: options.traces === true,
      libraries: this.#libraries,
      sources: {
        load: (path) => sources.load(path),
        roots: [
          ...rootsOf(main.path, (path) => sources.exists(path)),
          ...(options.installed ?? []),
        ],
        installed: options.installed ?? [],
        main: main.path,
        mainName: options.entry === undefined ? '__main__' : null,
      },
    });
  }

  #read(main: SourceFile, sources: Sources, options: AnalyseOptions): Analysis {
    const interpreter = this.#start(main, sources, options);
    try {
      const module = interpreter.modules.main(main);
      module.run();
      if (options.entry !== undefined) runEntry(interpreter, module, options.entry);
      else new ModelTrials(interpreter, module, main, options.chosen ?? null).run();
      if (options.otherSizes !== undefined) runAtOtherSizes(interpreter, options.otherSizes);
    } catch (error) {
      noteEnding(error, interpreter);
    }
    return wholeAnalysis(main, interpreter);
  }
}

function keepNewest<T>(kept: Map<string, T>, path: string, value: T): void {
  kept.delete(path);
  kept.set(path, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
