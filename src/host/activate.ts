import { window, type ExtensionContext } from 'vscode';
import { ActivationTrigger } from './activation-trigger.js';
import { registerAgents } from './agents/register.js';
import { registerCommands } from './commands/register.js';
import { registerEditorFeatures } from './editor-features.js';
import { LazyServices } from './lazy-services.js';
import type { Platform } from './platform/platform.js';
import { keepSettings } from './read-settings.js';
import { registerViews } from './views/register.js';

/** Registers what VS Code may ask for; everything that works is loaded on first use. */
export const activateOn = (context: ExtensionContext, platform: () => Promise<Platform>): void => {
  const log = window.createOutputChannel('Poolscope', { log: true });
  const services = new LazyServices(context, log, platform);
  context.subscriptions.push(
    log,
    // First, so that whoever hears of a change reads it.
    keepSettings(),
    services,
    registerCommands(services, log),
    registerEditorFeatures(services, log),
    registerViews(services),
    registerAgents(context, services),
    new ActivationTrigger(services, log),
  );
};
