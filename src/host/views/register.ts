import { Disposable, window } from 'vscode';
import type { LazyServices } from '../lazy-services.js';
import { VIEW } from '../view-names.js';

/** Registers the Lab, panels that come back after a reload, and links that open Poolscope. */
export const registerViews = (services: LazyServices): Disposable =>
  Disposable.from(
    window.registerWebviewPanelSerializer(VIEW.panel, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await services.get()).panels.restore(panel, state),
    }),
    window.registerWebviewViewProvider(VIEW.lab, {
      resolveWebviewView: async (view) => (await services.get()).lab.resolve(view),
    }),
    window.registerUriHandler({
      handleUri: async (uri) => (await services.get()).lab.openLink(uri),
    }),
  );
