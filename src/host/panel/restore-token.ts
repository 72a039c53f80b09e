import type { TabName } from '../../protocol/index.js';

const TABS: readonly TabName[] = ['windows', 'convolution', 'compare', 'gradient'];

/** What finds a panel's layer again after the window was reloaded. */
export interface RestoreToken {
  /** The document the call is in. */
  readonly document: string;
  /** The site's name within its module. */
  readonly site: string;
  readonly kept: boolean;
  readonly tab: TabName;
}

/** The token as the text that a webview keeps. */
export const writeRestoreToken = (token: RestoreToken): string => JSON.stringify(token);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The token in what a webview kept; null where there is none, or one of another form. */
export const readRestoreToken = (kept: unknown): RestoreToken | null => {
  if (!isRecord(kept) || typeof kept.restore !== 'string') return null;
  const token = parsed(kept.restore);
  if (!isRecord(token)) return null;
  const { document, site, kept: stays } = token;
  const tab = TABS.find((name) => name === token.tab);
  return typeof document === 'string' &&
    typeof site === 'string' &&
    typeof stays === 'boolean' &&
    tab !== undefined
    ? { document, site, kept: stays, tab }
    : null;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
