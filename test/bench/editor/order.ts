/** What one window of VS Code is to measure. */
export type EditorOrder = { readonly result: string } & (
  | { readonly kind: 'activation'; readonly first: 'product' | 'empty' }
  | { readonly kind: 'hover'; readonly file: string; readonly rounds: number }
  | { readonly kind: 'panel'; readonly file: string; readonly subject: 'product' | 'empty' }
);

/** What it measured, in milliseconds. */
export type EditorTimes =
  | { readonly failure: string }
  | { readonly activation: Readonly<Record<string, number>> }
  | { readonly hover: HoverTimes }
  /** When the panel was asked for, since the epoch. */
  | { readonly panel: number };

export interface HoverTimes {
  readonly cold: number;
  readonly warm: readonly number[];
  readonly constant: readonly number[];
}
