import { createRequire } from 'node:module';
import { McpStdioServerDefinition, Uri, workspace, type ExtensionContext } from 'vscode';
import { packagesOf } from '../analysis/python-environment.js';
import { forkedCore } from '../core/forked-core.js';
import { loadedCore } from '../core/loaded-core.js';
import type { Platform } from './platform.js';

/** Desktops and remotes: the core is a process. */
export const nodePlatform: Platform = {
  core: (context) => {
    const file = Uri.joinPath(context.extensionUri, 'dist', 'core-process.cjs').fsPath;
    const load = (): unknown => createRequire(file)(file);
    return {
      start: forkedCore(file, codeFolder(context)),
      fallback: loadedCore(load, 'startLocal'),
    };
  },
  mcpServer: ({ extension, extensionUri }) => {
    const server = new McpStdioServerDefinition(
      'Poolscope',
      process.execPath,
      [Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath, 'mcp'],
      { ELECTRON_RUN_AS_NODE: '1' },
      versionOf(extension.packageJSON),
    );
    const [folder] = workspace.workspaceFolders ?? [];
    if (folder?.uri.scheme === 'file') server.cwd = folder.uri;
    return server;
  },
  packagesOf,
};

/** Where what V8 compiled of the core is kept; null where that is no folder of this machine. */
const codeFolder = ({ globalStorageUri }: ExtensionContext): string | null =>
  globalStorageUri.scheme === 'file' ? Uri.joinPath(globalStorageUri, 'compiled').fsPath : null;

const versionOf = (manifest: unknown): string => {
  const version: unknown =
    typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : null;
  return typeof version === 'string' ? version : 'unknown';
};
