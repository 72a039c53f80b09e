import { window, type ExtensionContext } from 'vscode';
import { registerCommands } from './host/commands/register.js';
import { LazyWorkbench } from './host/lazy-workbench.js';
import { registerEditorFeatures } from './host/editor-features.js';
import { keepSettings } from './host/read-settings.js';
import { registerViews } from './host/views/register.js';
import { Waker } from './host/waker.js';

/** Registers what VS Code may ask for; everything that works is loaded on first use. */
export const activate = (context: ExtensionContext): void => {
  const log = window.createOutputChannel('Poolscope', { log: true });
  const workbench = new LazyWorkbench(context, log);
  context.subscriptions.push(
    log,
    // First, so that whoever hears of a change reads it.
    keepSettings(),
    workbench,
    registerCommands(workbench, log),
    registerEditorFeatures(workbench, log),
    registerViews(workbench),
    new Waker(workbench, log),
  );
};
