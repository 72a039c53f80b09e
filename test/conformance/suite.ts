/** One case: its name, the group it is counted in, and what is wrong with it, or null. */
export interface CaseResult {
  readonly name: string;
  readonly group: string;
  readonly failure: string | null;
}

/** Reads cases of one stored format. */
export interface Format {
  readonly accepts: (format: string) => boolean;
  readonly run: (file: unknown) => readonly CaseResult[];
}

/** The first of several differences, each looked for only while none was found. */
export const firstDifference = (checks: readonly (() => string | null)[]): string | null => {
  for (const check of checks) {
    const found = check();
    if (found !== null) return found;
  }
  return null;
};

/** Runs a check; a case that throws has failed, and the others go on. */
export const attempt = (check: () => string | null): string | null => {
  try {
    return check();
  } catch (error) {
    return `threw ${String(error)}`;
  }
};
