import { PythonReader, type OpenModule } from '../../python/analyse.js';
import type { SourceProvider } from '../../python/source-provider.js';
import type { Settings } from '../settings.js';
import type { ReadableSource } from './readable-source.js';

/** Reads modules within the limits that the settings name. Trees are kept for the session. */
export class CodeReader {
  readonly #python = new PythonReader();

  /** A module to be read. */
  open(
    source: ReadableSource,
    files: SourceProvider,
    settings: Settings,
    signal: AbortSignal,
  ): OpenModule {
    const { steps, depth, containerSize, milliseconds } = settings.budget;
    return this.#python.open(source.file, source.text, files, {
      limits: { steps, depth, items: containerSize, milliseconds },
      cancellation: {
        get isCancellationRequested() {
          return signal.aborted;
        },
      },
    });
  }
}
