import { Uri, workspace } from 'vscode';
import { loadedCore } from '../core/loaded-core.js';
import { workerCore } from '../core/worker-core.js';
import type { Platform } from './platform.js';

/** Browsers: the core is a Web Worker, and no packages are installed. */
export const webPlatform: Platform = {
  core: ({ extensionUri }) => {
    let text: string | null = null;
    const script = async (): Promise<string> => {
      const file = Uri.joinPath(extensionUri, 'dist', 'core.cjs');
      text ??= new TextDecoder().decode(await workspace.fs.readFile(file));
      return text;
    };
    return {
      start: workerCore(script),
      // The worker has been tried by then, so the text is there.
      fallback: loadedCore(() => moduleOf(text ?? ''), 'startInWorker'),
    };
  },
  mcpServer: () => null,
  packagesOf: () => null,
};

/** Runs a CommonJS module of ours as VS Code itself runs an extension in a browser. */
const moduleOf = (text: string): unknown => {
  const module = { exports: {} };
  const run = new Function('module', text);
  Reflect.apply(run, undefined, [module]);
  return module.exports;
};
