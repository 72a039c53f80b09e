import { NeedsSource } from '../interpreter/signals.js';
import type { SourceProvider } from '../source-provider.js';
import type { SourceFile } from '../tree/source-file.js';

/** How many files are asked for ahead of need. */
const MOST_AHEAD = 60;

/** The files of one reading: what was asked for once isn't asked for again. */
export class Sources {
  readonly #provider: SourceProvider;
  readonly #parse: (path: string, text: string) => SourceFile;
  readonly #texts = new Map<string, string | null>();
  readonly #files = new Map<string, SourceFile>();
  readonly #used = new Set<string>();

  constructor(provider: SourceProvider, parse: (path: string, text: string) => SourceFile) {
    this.#provider = provider;
    this.#parse = parse;
  }

  /** Adds a file that is at hand. */
  add(file: SourceFile): void {
    this.#texts.set(file.path, file.text);
    this.#files.set(file.path, file);
  }

  /** A parsed file; null where there is none. Throws {@link NeedsSource} if it must be waited for. */
  load(path: string): SourceFile | null {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const text = this.#text(path);
    if (text === null) return null;
    const file = this.#parse(path, text);
    this.#files.set(path, file);
    return file;
  }

  /** Whether there is such a file. Throws {@link NeedsSource} if that must be waited for. */
  exists(path: string): boolean {
    return this.#text(path) !== null;
  }

  /** The paths that reading needed to know of, whether there are such files or not. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** Waits for a file. */
  async fetch(path: string): Promise<void> {
    if (this.#texts.has(path)) return;
    this.#texts.set(path, await this.#provider.read(path));
  }

  /**
   * Asks ahead for what a file will need, so that reading seldom has to begin again: what an earlier
   * reading of it used, else what it imports.
   */
  async prefetch(file: SourceFile, earlier: ReadonlySet<string> | null): Promise<void> {
    if (earlier !== null) {
      await Promise.all([...earlier].map((path) => this.fetch(path)));
      return;
    }
    const probe = this.#provider.read(file.path);
    if (!(probe instanceof Promise)) return;
    await probe;
    let waiting = importedPaths(file.path, file.text);
    let asked = 0;
    while (waiting.length > 0 && asked < MOST_AHEAD) {
      const now = waiting.filter((path) => !this.#texts.has(path)).slice(0, MOST_AHEAD - asked);
      asked += now.length;
      await Promise.all(now.map((path) => this.fetch(path)));
      waiting = now.flatMap((path) => importedPaths(path, this.#texts.get(path) ?? ''));
    }
  }

  #text(path: string): string | null {
    this.#used.add(path);
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const answer = this.#provider.read(path);
    if (answer instanceof Promise) {
      answer.catch(() => undefined);
      throw new NeedsSource(path);
    }
    this.#texts.set(path, answer);
    return answer;
  }
}

/** Carries out what needs files; where one has to be waited for, it begins again. */
export async function withSources<T>(sources: Sources, action: () => T): Promise<T> {
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof NeedsSource)) throw error;
      await sources.fetch(error.path);
    }
  }
}

/** Where the files may be that relative imports of a text name. */
function importedPaths(path: string, text: string): string[] {
  const folder = path.split('/').slice(0, -1);
  const paths = new Set<string>();
  for (const [, dots = '', module = ''] of text.matchAll(/^\s*from\s+(\.*)([\w.]*)\s+import/gm)) {
    if (dots === '') continue;
    const base = folder.slice(0, folder.length - dots.length + 1);
    const whole = [...base, ...module.split('.').filter((part) => part !== '')].join('/');
    paths.add(module === '' ? `${whole}/__init__.py` : `${whole}.py`);
  }
  return [...paths];
}
