/** What finds a panel's layer again after the window was reloaded. */
export interface RestoreToken {
  /** The document the call is in. */
  readonly document: string;
  /** The site's name within its module. */
  readonly site: string;
  readonly kept: boolean;
  readonly tab: string;
}

/** The token as the text that a webview keeps. */
export const writeRestoreToken = (token: RestoreToken): string => JSON.stringify(token);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The token in what a webview kept; null where there is none, or one of another form. */
export const readRestoreToken = (kept: unknown): RestoreToken | null => {
  if (!isRecord(kept) || typeof kept.restore !== 'string') return null;
  const token = parsed(kept.restore);
  return isRecord(token) &&
    typeof token.document === 'string' &&
    typeof token.site === 'string' &&
    typeof token.kept === 'boolean' &&
    typeof token.tab === 'string'
    ? { document: token.document, site: token.site, kept: token.kept, tab: token.tab }
    : null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
