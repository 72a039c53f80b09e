import type { OpenModule, PythonReader } from '../../python/analyse.js';
import type { OtherSizes } from '../../python/driver/other-sizes.js';
import type { Analysis, Position } from '../../python/site.js';
import type { ModelRun } from '../../python/trace.js';
import type { SourceProvider } from '../../python/source-provider.js';
import { withVersions } from '../../present/problems/framework-version.js';
import type { ModuleText } from '../contract/module-text.js';
import { poolingSites, type NamedSite } from '../site-search.js';
import type { CoreEnvironment, Outside } from './environment.js';

/** Of so many other inputs the runs are kept. */
const MOST_SIZES = 6;

/** How long reading may keep messages waiting. */
const STEP_MILLISECONDS = 8;

/** What one version of a module says. */
export interface ReadModule {
  readonly text: ModuleText;
  readonly analysis: Analysis;
  /** The pooling sites of this module itself, in source order. */
  readonly sites: readonly NamedSite[];
  /** Reads the module as it would be with another text. */
  readonly reread: (changed: string) => Promise<Analysis>;
}

/** One version of a module, read as far as somebody asks. Null: it was cancelled. */
export class ModuleReading {
  readonly #text: ModuleText;
  readonly #outside: Outside;
  readonly #environment: CoreEnvironment;
  readonly #module: OpenModule;
  readonly #reread: ReadModule['reread'];
  readonly #known = new WeakMap<Analysis, ReadModule>();
  /** Reads it at one go; null: part by part. */
  readonly #read: (() => Promise<Analysis>) | null;
  /** The same with the runs of its models step by step, which is more to read. */
  readonly #readTraced: () => Promise<Analysis>;
  readonly #traceAt: (sizes: OtherSizes) => Promise<Analysis>;
  /** The last runs of models with other inputs, by what was asked. */
  readonly #resized = new Map<string, Promise<readonly ModelRun[] | null>>();
  #whole: Promise<ReadModule | null> | null = null;
  #models: Promise<ReadModule | null> | null = null;
  #cancelled = false;

  constructor(
    reader: PythonReader,
    text: ModuleText,
    environment: CoreEnvironment,
    outside: Outside,
  ) {
    this.#text = text;
    this.#outside = outside;
    this.#environment = environment;
    const { steps, depth, containerSize, milliseconds } = text.settings.budget;
    const cancelled = (): boolean => this.#cancelled;
    const installed = text.installed ?? [];
    const provider: SourceProvider = {
      read: (path) =>
        text.readsOthers || installed.some((folder) => path.startsWith(`${folder}/`))
          ? this.#readFile(path)
          : null,
    };
    const options = {
      installed,
      ...(environment.now !== undefined && { now: environment.now }),
      ...(environment.memory !== undefined && { memory: environment.memory }),
      limits: { steps, depth, items: containerSize, milliseconds },
      cancellation: {
        get isCancellationRequested() {
          return cancelled();
        },
      },
    };
    const { run } = text;
    const entry = run?.entry ?? null;
    const asRun = {
      ...options,
      ...(run !== undefined && { train: run.train }),
      ...(entry !== null && { entry }),
    };
    const analyse = (traced: object): Promise<Analysis> =>
      reader.analyse(text.file, text.text, provider, { ...asRun, ...traced });
    this.#module = reader.open(text.file, text.text, provider, options);
    this.#read = run === undefined ? null : () => analyse({});
    const traces = true;
    this.#readTraced = () =>
      run === undefined
        ? reader
            .open(text.file, text.text, provider, { ...options, traces })
            .whole(this.#breather())
        : analyse({ traces });
    this.#traceAt = (otherSizes) => analyse({ traces, otherSizes });
    this.#reread = (changed) => reader.analyse(text.file, changed, provider, options);
  }

  /** Everything that the module says. */
  whole(): Promise<ReadModule | null> {
    this.#whole ??= this.#answer(
      this.#read === null ? this.#module.whole(this.#breather()) : this.#read(),
    );
    return this.#whole;
  }

  /** Everything, with the runs of its models step by step; read anew, since that is more. */
  models(): Promise<ReadModule | null> {
    this.#models ??= this.#answer(this.#readTraced());
    return this.#models;
  }

  /** The runs of a model with other inputs, one after another; null: reading was cancelled. */
  modelAtSizes(asked: OtherSizes): Promise<readonly ModelRun[] | null> {
    const key = JSON.stringify(asked);
    const known = this.#resized.get(key);
    if (known !== undefined) return known;
    const runs = this.#traceAt(asked).then((analysis) =>
      this.#cancelled ? null : (analysis.runs ?? []),
    );
    this.#resized.set(key, runs);
    const [oldest] = this.#resized.keys();
    if (this.#resized.size > MOST_SIZES && oldest !== undefined) this.#resized.delete(oldest);
    return runs;
  }

  /** What is said at a position, with what has to do with it. */
  at(position: Position): Promise<ReadModule | null> {
    return this.#answer(this.#module.at(position, this.#breather()));
  }

  /** Ends reading; who asked gets null. */
  cancel(): void {
    this.#cancelled = true;
  }

  async #answer(asked: Promise<Analysis | null>): Promise<ReadModule | null> {
    const begin = performance.now();
    const analysis = await asked;
    if (this.#cancelled) return null;
    if (analysis === null) return this.#nothing();
    const known = this.#known.get(analysis);
    if (known !== undefined) return known;
    const read = this.#readModule(analysis);
    this.#known.set(analysis, read);
    const milliseconds = Math.round(performance.now() - begin);
    this.#outside.log(
      `Read ${this.#text.file}: ${String(read.sites.length)} pooling sites, ${String(milliseconds)} ms.`,
    );
    return read;
  }

  /** Nothing stands where it was asked. */
  #nothing(): ReadModule {
    const analysis: Analysis = {
      file: this.#text.file,
      sites: [],
      problems: [],
      notes: [],
      statements: [],
    };
    return { text: this.#text, analysis, sites: [], reread: this.#reread };
  }

  #readModule(given: Analysis): ReadModule {
    const text = this.#text;
    const analysis = withVersions(given, text.settings.frameworkVersions);
    const sites = poolingSites(analysis.sites, text.file, analysis.statements);
    return { text, analysis, sites, reread: this.#reread };
  }

  /** Reads another file; while it was waited for, the core may have worked on another module. */
  #readFile(path: string): Promise<string | null> | string | null {
    const found = this.#outside.readFile(this.#text, path);
    if (!(found instanceof Promise)) return found;
    return found.then((source) => {
      this.#outside.working(this.#text);
      return source;
    });
  }

  /** Lets messages have their turn once some time has gone by. */
  #breather(): () => Promise<void> {
    let since = performance.now();
    return async () => {
      if (performance.now() - since < STEP_MILLISECONDS) return;
      await this.#environment.pause();
      this.#outside.working(this.#text);
      since = performance.now();
    };
  }
}
