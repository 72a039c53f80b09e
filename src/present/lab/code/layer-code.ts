/** What code has to add because the framework's own layer can't do all of it. */
export type CodeAddition = 'pad' | 'negate' | 'count' | 'function' | 'scale' | 'powers';

/** Python that defines `pool`: `pool(x)` gives what the plan's picture shows. */
export interface LayerCode {
  /** Import lines, in order; each stands alone. */
  readonly imports: readonly string[];
  readonly body: string;
  /** Empty where one call of the framework's layer says it all. */
  readonly additions: readonly CodeAddition[];
}
