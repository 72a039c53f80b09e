import type { ExtensionContext } from 'vscode';
import { activateOn } from './host/activate.js';

/** Begins in an extension host in a browser. */
export const activate = (context: ExtensionContext): void => {
  activateOn(context, async () => (await import('./host/platform/web.js')).webPlatform);
};
