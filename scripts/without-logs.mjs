/** Where a `TSParser` of tree-sitter 0.27 keeps its logger, and the file that it draws graphs into. */
const LOGGER = 96;
const GRAPHS = 1292;
/** How often a parser looks for that file, at the least: else these are other places. */
const EXPECTED = 100;

const load = (offset, local) =>
  `\\(i32\\.load offset=${offset}\\s+\\(local\\.get ${local}\\)\\s+\\)`;
const ASKS_FOR_BOTH = new RegExp(
  `\\(if\\s+\\(i32\\.eqz\\s+(?:\\(local\\.tee \\$\\d+\\s+)?${load(LOGGER, '(\\$\\d+)')}\\s+(?:\\)\\s+)?\\)\\s+\\(then\\s+\\(br_if (\\$\\w+)\\s+\\(i32\\.eqz\\s+${load(GRAPHS, '\\1')}\\s+\\)\\s+\\)`,
  'g',
);
const ASKS_FOR_GRAPHS = new RegExp(load(GRAPHS, '\\$\\d+'), 'g');

/**
 * tree-sitter as WebAssembly text without what it writes into its log and its graphs. Neither is ever
 * asked for, since the functions that begin them are not taken: both places always hold 0.
 * @param {string} text
 * @returns {string}
 */
export function withoutLogs(text) {
  const asked = text.match(ASKS_FOR_GRAPHS)?.length ?? 0;
  if (asked < EXPECTED || text.includes(`i32.store offset=${GRAPHS}`)) {
    throw new Error(`tree-sitter keeps its logger elsewhere: ${asked} looks at ${GRAPHS}.`);
  }
  return text
    .replaceAll(ASKS_FOR_BOTH, (_, __, label) => `(if (i32.const 1) (then (br ${label})`)
    .replaceAll(ASKS_FOR_GRAPHS, '(i32.const 0)');
}
