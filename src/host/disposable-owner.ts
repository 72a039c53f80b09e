import type { Disposable } from 'vscode';

/** Owns what it registers and ends it, last first, when it is disposed. */
export abstract class DisposableOwner implements Disposable {
  readonly #owned: Disposable[] = [];
  #disposed = false;

  /** Whether `dispose` was called: results that arrive later must be dropped. */
  get disposed(): boolean {
    return this.#disposed;
  }

  /** Takes ownership of a disposable and gives it back; one that comes too late ends at once. */
  protected register<T extends Disposable>(disposable: T): T {
    if (this.#disposed) disposable.dispose();
    else this.#owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const disposable of this.#owned.splice(0).reverse()) disposable.dispose();
  }
}
