import { randomBytes } from 'node:crypto';
import { env, l10n, type Uri, type Webview, type WebviewOptions } from 'vscode';
import { written } from '../../protocol/index.js';
import type { WebviewPage } from './page-scripts.js';

/** What a webview may do: run the extension's scripts, nothing else. */
export const webviewOptions = (folder: Uri): WebviewOptions => ({
  enableScripts: true,
  enableForms: false,
  enableCommandUris: false,
  localResourceRoots: [folder],
});

/** What a page holds from the beginning. */
export interface PageContents {
  readonly page: WebviewPage;
  /** Its scripts, in their order. */
  readonly scripts: readonly string[];
  /** Where the rest of the scripts are. */
  readonly folder: Uri;
  /** A message to begin with, as `written` writes it; null: it comes later. */
  readonly first: string | null;
}

/**
 * The whole document of a webview: the scripts of its first picture, which would take longer to fetch,
 * the words of the editor's language, and a first message. All else comes later.
 */
export const webviewHtml = (
  webview: Webview,
  { page, scripts, folder, first }: PageContents,
): string => {
  const nonce = randomBytes(16).toString('base64');
  const from = webview.asWebviewUri(folder).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `img-src ${webview.cspSource} data: blob:`,
  ].join('; ');
  const data = (id: string, text: string): string =>
    `<script type="application/json" id="${id}">${text}</script>`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Poolscope</title>
</head>
<body>
<ps-${page}></ps-${page}>
${data('words', written(l10n.bundle ?? {}))}
${first === null ? '' : data('first', first)}
${scripts.map((text) => `<script nonce="${nonce}" data-from="${from}">${text}</script>`).join('\n')}
</body>
</html>`;
};
