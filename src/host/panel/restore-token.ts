import * as v from 'valibot';
import { tabName } from '../../protocol/tab-state.js';

const restoreToken = v.object({
  /** The document the call is in. */
  document: v.string(),
  /** The site's name within its module. */
  site: v.string(),
  kept: v.boolean(),
  tab: tabName,
});

/** What finds a panel's layer again after the window was reloaded. */
export type RestoreToken = Readonly<v.InferOutput<typeof restoreToken>>;

const keptByView = v.object({ restore: v.pipe(v.string(), v.parseJson(), restoreToken) });

/** The token as the text that a webview keeps. */
export const writeRestoreToken = (token: RestoreToken): string => JSON.stringify(token);

/** The token in what a webview kept; null where there is none, or one of another form. */
export const readRestoreToken = (kept: unknown): RestoreToken | null => {
  const read = v.safeParse(keptByView, kept);
  return read.success ? read.output.restore : null;
};
