/** How much a finding matters: what will fail, what probably surprises, what is good to know. */
export type Level = 'error' | 'warning' | 'notice';

/** The levels from the gravest on. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'notice'];

/** One thing that checking a file found. */
export interface Finding {
  /** The file, as it was named or found. */
  readonly file: string;
  /** Where it stands, from 1; null: the whole file. */
  readonly place: FindingPlace | null;
  readonly level: Level;
  /** A stable name for the kind of finding, such as `input-dropped`. */
  readonly code: string;
  readonly message: string;
  /** Other places of the file that have to do with it. */
  readonly related: readonly { readonly place: FindingPlace; readonly message: string }[];
}

/** Lines and columns from 1, the end behind the last character. */
export interface FindingPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Whether a level is at least as grave as another. */
export const isAtLeast = (level: Level, other: Level): boolean =>
  LEVELS.indexOf(level) <= LEVELS.indexOf(other);
