import type { SourceFile } from '../tree/source-file.js';
import type { Value } from '../values/value.js';

/** The names of one module, class body or function call, and where to look next. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly names: Map<string, Value>;
  /** The scope around; a class's names are skipped when looked up from within its methods. */
  readonly parent: Scope | null;
  readonly module: Scope | null;
  readonly file: SourceFile;
}
