import { commands, type ExtensionContext } from 'vscode';
import { activateOn } from './host/activate.js';

/** Begins in an extension host on a desktop or a remote machine. */
export const activate = (context: ExtensionContext): void => {
  activateOn(context, async () => (await import('./host/platform/node.js')).nodePlatform);
  // `npm start` asks for the walkthrough beside the example that it opens.
  if (process.env['POOLSCOPE_WALKTHROUGH'] === '1') {
    const walkthrough = `${context.extension.id}#start`;
    void commands.executeCommand('workbench.action.openWalkthrough', walkthrough, true);
  }
};
