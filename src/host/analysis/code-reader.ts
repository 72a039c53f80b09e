import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { Uri, workspace } from 'vscode';
import { loadPython, type OpenModule, type PythonReader } from '../../python/analyse.js';
import { restoredTable } from '../../python/parse/rising-table.js';
import type { SourceProvider } from '../../python/source-provider.js';
import { DisposableOwner } from '../disposable-owner.js';
import type { Settings } from '../settings.js';
import type { ReadableSource } from './readable-source.js';

const inflate = promisify(brotliDecompress);

/** Reads modules with the one parser of this session, which is started on first use. */
export class CodeReader extends DisposableOwner {
  readonly #extension: Uri;
  #python: Promise<PythonReader> | null = null;

  constructor(extension: Uri) {
    super();
    this.#extension = extension;
  }

  /** Starts the parser before it is needed. What goes wrong is told to whoever reads. */
  prepare(): void {
    this.#start().catch(() => undefined);
  }

  /**
   * A module to be read; null where that was cancelled.
   * @throws if the parser's own files are missing
   */
  async open(
    source: ReadableSource,
    files: SourceProvider,
    settings: Settings,
    signal: AbortSignal,
  ): Promise<OpenModule | null> {
    const python = await this.#start();
    if (signal.aborted) return null;
    const { steps, depth, containerSize, milliseconds } = settings.budget;
    return python.open(source.file, source.text, files, {
      limits: { steps, depth, items: containerSize, milliseconds },
      cancellation: {
        get isCancellationRequested() {
          return signal.aborted;
        },
      },
    });
  }

  #start(): Promise<PythonReader> {
    this.#python ??= this.#load().catch((error: unknown) => {
      this.#python = null;
      throw error;
    });
    return this.#python;
  }

  async #load(): Promise<PythonReader> {
    const [runtime, grammar] = await Promise.all([
      this.#file('tree-sitter.wasm.br'),
      this.#file('tree-sitter-python.wasm.br'),
    ]);
    return this.register(await loadPython({ runtime, grammar: restoredTable(grammar) }));
  }

  async #file(name: string): Promise<Uint8Array> {
    return inflate(await workspace.fs.readFile(Uri.joinPath(this.#extension, 'dist', name)));
  }
}
