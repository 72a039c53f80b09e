import { randomBytes } from 'node:crypto';
import { Uri, env, l10n, type Webview, type WebviewOptions } from 'vscode';

/** The bundles that draw a webview. */
export type WebviewPage = 'panel' | 'lab';

/** What a webview may do: run our script and read our folder of bundles, nothing else. */
export const webviewOptions = (extension: Uri): WebviewOptions => ({
  enableScripts: true,
  enableForms: false,
  enableCommandUris: false,
  localResourceRoots: [Uri.joinPath(extension, 'dist', 'webview')],
});

/** The whole document of a webview, with the words of the editor's language. All else comes by message. */
export const webviewHtml = (webview: Webview, extension: Uri, page: WebviewPage): string => {
  const nonce = randomBytes(16).toString('base64');
  const address = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extension, 'dist', 'webview', name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `img-src ${webview.cspSource} data: blob:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="modulepreload" nonce="${nonce}" href="${address('shared.js')}">
<title>Poolscope</title>
</head>
<body>
<ps-${page}></ps-${page}>
<script type="application/json" id="words">${words()}</script>
<script type="module" nonce="${nonce}" src="${address(`${page}.js`)}"></script>
</body>
</html>`;
};

/** The messages of the editor's language as JSON that can't end its element; none in English. */
const words = (): string => JSON.stringify(l10n.bundle ?? {}).replaceAll('<', '\\u003c');
