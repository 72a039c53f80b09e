import type { ExtensionContext, McpStdioServerDefinition, Uri } from 'vscode';
import type { SourceProvider } from '../../python/source-provider.js';
import type { StartCore } from '../core/core-line.js';

/** What differs between the hosts that VS Code runs extensions in. */
export interface Platform {
  /** How a core is started, and how where that never works. */
  readonly core: (context: ExtensionContext) => {
    readonly start: StartCore;
    readonly fallback: StartCore;
  };
  /** How the agents' server is started; null where no process can be. */
  readonly mcpServer: (context: ExtensionContext) => McpStdioServerDefinition | null;
  /** The installed packages that belong to a workspace folder; null: there are none. */
  readonly packagesOf: (root: Uri | null) => InstalledPackages | null;
}

/** The sources of installed packages, by absolute path. */
export interface InstalledPackages extends SourceProvider {
  readonly folders: readonly string[];
  /** Whether a path lies in one of the folders. */
  readonly holds: (path: string) => boolean;
}
