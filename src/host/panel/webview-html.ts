import { env, l10n, type Uri, type Webview, type WebviewOptions } from 'vscode';
import { written } from '../../protocol/index.js';

/** What a webview may do: run the extension's scripts, nothing else. */
export const webviewOptions = (folder: Uri): WebviewOptions => ({
  enableScripts: true,
  enableForms: false,
  enableCommandUris: false,
  localResourceRoots: [folder],
});

/** The pages that webviews show. */
export type WebviewPage = 'panel' | 'lab';

/** What a page holds from the beginning. */
export interface PageContents {
  readonly page: WebviewPage;
  /** The webviews' script. */
  readonly script: string;
  /** A message to begin with, as `written` writes it; null: it comes later. */
  readonly first: string | null;
}

/**
 * The whole document of a webview: its script, which would take longer to fetch, the words of the
 * editor's language, and a first message. All else comes later.
 */
export const webviewHtml = (webview: Webview, { page, script, first }: PageContents): string => {
  const nonce = freshNonce();
  const policy = [
    `default-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
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
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
};

const freshNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
