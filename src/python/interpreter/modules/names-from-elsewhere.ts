import type { SourceFile } from '../../tree/source-file.js';

/** What gives names values without naming them in an assignment. */
const WRITES_NAMES =
  /\b(exec|eval|globals|locals|vars|setattr|__dict__|builtins|reload)\b|^\s*#(run|pylab|load)\b/mu;

/** Names that IPython, `site` and the like put among Python's own. */
const ADDED_BY_ENVIRONMENT =
  /^(display|get_ipython|In|Out|exit|quit|copyright|credits|license|_+\d*|_i+\d*|_dh|_oh|_ih|__IPYTHON__)$/;

/**
 * Whether a name that reading didn't find may have a value when the code runs: the file gives names
 * values by ways that aren't followed, or binds this one somewhere, perhaps where reading didn't go.
 */
export function isWrittenElsewhere(file: SourceFile, name: string): boolean {
  if (file.errors.length > 0 || ADDED_BY_ENVIRONMENT.test(name)) return true;
  if (WRITES_NAMES.test(file.text)) return true;
  return new RegExp(`\\b(global|nonlocal)\\b[^\\n]*\\b${name}\\b`, 'u').test(file.text);
}
