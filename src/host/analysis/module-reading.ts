import { setImmediate as otherWork } from 'node:timers/promises';
import type { LogOutputChannel } from 'vscode';
import type { OpenModule } from '../../python/analyse.js';
import type { Analysis, Position } from '../../python/site.js';
import type { SourceProvider } from '../../python/source-provider.js';
import { withVersions } from '../problems/framework-version.js';
import { readSettings } from '../read-settings.js';
import type { CodeReader } from './code-reader.js';
import type { ReadableSource } from './readable-source.js';
import { poolingSites, type NamedSite } from './site-search.js';

/** How long reading may keep other work waiting. */
const STEP_MILLISECONDS = 3;
/** How long after a first answer the rest of the module is read. */
const REST_MILLISECONDS = 30;

/** What one version of a module says. */
export interface ReadModule {
  readonly source: ReadableSource;
  readonly analysis: Analysis;
  /** The pooling sites of this module itself, in source order. */
  readonly sites: readonly NamedSite[];
}

/**
 * One version of a module, read as far as somebody asks. What went wrong is logged and answered with
 * null, as is what was cancelled.
 */
export class ModuleReading {
  readonly #source: ReadableSource;
  readonly #signal: AbortSignal;
  readonly #log: LogOutputChannel;
  readonly #open: () => OpenModule;
  readonly #read = new WeakMap<Analysis, ReadModule>();
  #opened: OpenModule | null = null;
  #whole: Promise<ReadModule | null> | null = null;

  constructor(
    reader: CodeReader,
    source: ReadableSource,
    files: SourceProvider,
    signal: AbortSignal,
    log: LogOutputChannel,
  ) {
    this.#source = source;
    this.#signal = signal;
    this.#log = log;
    this.#open = () => reader.open(source, files, readSettings(source.uri), signal);
  }

  /** Everything that the module says. */
  whole(): Promise<ReadModule | null> {
    this.#whole ??= this.#answer((module) => module.whole(breather()));
    return this.#whole;
  }

  /** What is said at a position, with what has to do with it. The rest is read soon after. */
  async at(position: Position): Promise<ReadModule | null> {
    const answer = await this.#answer((module) => module.at(position, breather()));
    if (this.#whole === null) setTimeout(() => void this.whole(), REST_MILLISECONDS);
    return answer;
  }

  async #answer(ask: (module: OpenModule) => Promise<Analysis | null>): Promise<ReadModule | null> {
    const { file } = this.#source;
    const begin = performance.now();
    try {
      this.#opened ??= this.#open();
      const analysis = await ask(this.#opened);
      if (analysis === null || this.#signal.aborted) return null;
      const known = this.#read.get(analysis);
      if (known !== undefined) return known;
      const read = this.#readModule(analysis);
      this.#read.set(analysis, read);
      const milliseconds = Math.round(performance.now() - begin);
      this.#log.debug(`Read ${file}: ${read.sites.length} pooling sites, ${milliseconds} ms.`);
      return read;
    } catch (error) {
      this.#log.error(`Reading ${file} failed.`, asError(error));
      return null;
    }
  }

  #readModule(given: Analysis): ReadModule {
    const source = this.#source;
    const analysis = withVersions(given, readSettings(source.uri).frameworkVersions);
    const sites = poolingSites(analysis.sites, source.file, analysis.statements);
    return { source, analysis, sites };
  }
}

/** Lets other work have its turn once some time has gone by. */
const breather = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STEP_MILLISECONDS) return;
    await otherWork();
    since = performance.now();
  };
};

const asError = (value: unknown): Error =>
  value instanceof Error ? value : new Error(String(value));
