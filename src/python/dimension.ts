/** A size: a number, or an expression in symbols such as `⌊(H−1)/2⌋+1` whose value isn't known. */
export type Dimension = number | SymbolicDimension;

/** An expression over symbols; `text` is how a reader sees it, and equal texts are equal sizes. */
export interface SymbolicDimension {
  readonly text: string;
}
