import type { LayerSite } from '../../src/python/site.js';

/** A call whose last name is that of a pooling layer in some library. */
const CALL =
  /(?<![\w])(?:def\s+|class\s+)?(?:[\w.]+\.)?((?:adaptive|global|fractional)?_?(?:max|avg|average|lp|min|power_average)_?(?:un)?pool(?:ing)?_?[1-3]?d?)\s*\(/giu;
const DEFINITION = /(?<!\w)(?:def|class)\s+(\w+)/gu;
/** Strings and comments: what is in them isn't called. */
const QUIET =
  /[rbfu]{0,2}("""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|#[^\n]*/giu;

/**
 * The pooling calls of a text at whose line no site begins, spans or ends. What the text itself
 * defines under such a name is read where it is defined.
 */
export function silentNames(text: string, sites: readonly LayerSite[]): string[] {
  const code = text.replaceAll(QUIET, (quiet) => quiet.replaceAll(/[^\n]/gu, ' '));
  const defined = new Set([...code.matchAll(DEFINITION)].map((match) => match[1]));
  const silent: string[] = [];
  for (const match of code.matchAll(CALL)) {
    if (/^(?:def|class)\s/u.test(match[0])) continue;
    if (!match[0].includes('.') && defined.has(match[1])) continue;
    const line = code.slice(0, match.index).split('\n').length - 1;
    const isSeen = sites.some(
      ({ range }) => range.start.line <= line + 1 && line <= range.end.line,
    );
    if (!isSeen) silent.push(`${line + 1}: ${match[0]}`);
  }
  return silent;
}
