import { Disposable, window } from 'vscode';
import type { LazyWorkbench } from '../lazy-workbench.js';
import { VIEW } from './names.js';

/** Registers the Lab, panels that come back after a reload, and links that open Poolscope. */
export const registerViews = (workbench: LazyWorkbench): Disposable =>
  Disposable.from(
    window.registerWebviewPanelSerializer(VIEW.panel, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await workbench.get()).panels.restore(panel, state),
    }),
    window.registerWebviewViewProvider(VIEW.lab, {
      resolveWebviewView: async (view) => (await workbench.get()).lab.resolve(view),
    }),
    window.registerUriHandler({
      handleUri: async (uri) => (await workbench.get()).lab.openLink(uri),
    }),
  );
