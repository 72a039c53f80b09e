import type { SourceFile } from '../../tree/source-file.js';

/** Where the files of the workspace come from. */
export interface ModuleSources {
  /** The parsed file of a path; null where there is none. May throw {@link NeedsSource}. */
  load(path: string): SourceFile | null;
  /**
   * Folders in which absolute imports are looked up, best first: those of the workspace (`` is its
   * root), then those of installed packages, whose paths are absolute.
   */
  readonly roots: readonly string[];
  /** Those of {@link roots} that hold installed packages. */
  readonly installed: readonly string[];
  /** The file that is read, and the name that it has for itself (`__main__` for a program). */
  readonly main: string;
  readonly mainName: string | null;
}
