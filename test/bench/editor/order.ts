/** What one window of VS Code is to measure. */
export type EditorOrder = { readonly result: string } & (
  | { readonly kind: 'activation'; readonly first: 'product' | 'empty' }
  | { readonly kind: 'firstHover'; readonly file: string; readonly subject: 'product' | 'empty' }
  | { readonly kind: 'hover'; readonly files: readonly string[]; readonly rounds: number }
  | { readonly kind: 'hostile'; readonly files: readonly string[]; readonly next: string }
  | { readonly kind: 'panel'; readonly file: string; readonly subject: 'product' | 'empty' }
);

/** What it measured, in milliseconds. */
export type EditorTimes =
  | { readonly failure: string }
  | { readonly activation: Readonly<Record<string, number>> }
  /** The first hover of a session, on a file that has been in view for a second. */
  | { readonly firstHover: number }
  | { readonly hover: HoverTimes }
  | { readonly hostile: HostileTimes }
  | { readonly panel: PanelTimes };

/** A panel that is opened once everything is at rest. */
export interface PanelTimes {
  /** When it was asked for, since the epoch. */
  readonly asked: number;
  /** What the core takes before that, a small file read, in MB; null where that can't be told. */
  readonly core: number | null;
}

/** Hovers in one window, from asking to the answer. */
export interface HoverTimes {
  /** The longest that the extension host's thread stood still while files were opened and read. */
  readonly held: number;
  /** What the core takes once everything is read, in MB; null where that can't be told. */
  readonly core: number | null;
  /** At one call each of files that were just opened and never read; the code is loaded. */
  readonly cold: readonly number[];
  /** At every call of a file that is open in an editor and was read. */
  readonly warm: readonly number[];
  /** A provider that always gives the same short text. */
  readonly constant: readonly number[];
}

/** What the extension host goes through while files are read that mean no good. */
export interface HostileTimes {
  /** The longest that its thread stood still, in milliseconds. */
  readonly held: number;
  /** What others get to wait for a hover meanwhile, in milliseconds. */
  readonly others: readonly number[];
  /** The most memory that it had, in MB. */
  readonly megabytes: number;
  /** What a hover says of the file that is opened after them. */
  readonly next: string;
}
