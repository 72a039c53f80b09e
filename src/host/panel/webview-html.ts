import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Uri, env, l10n, type Webview, type WebviewOptions } from 'vscode';

/** The bundles that draw a webview. */
export type WebviewPage = 'panel' | 'lab';

/** What a webview may do: run the scripts in its page, nothing else. */
export const webviewOptions = (): WebviewOptions => ({
  enableScripts: true,
  enableForms: false,
  enableCommandUris: false,
  localResourceRoots: [],
});

/**
 * The whole document of a webview, with its scripts, which would take longer to fetch, and the words of
 * the editor's language. All else comes by message.
 */
export const webviewHtml = (webview: Webview, extension: Uri, page: WebviewPage): string => {
  const nonce = randomBytes(16).toString('base64');
  const script = (name: string): string =>
    `<script nonce="${nonce}">${scriptText(extension, name)}</script>`;
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
<title>Poolscope</title>
</head>
<body>
<ps-${page}></ps-${page}>
<script type="application/json" id="words">${words()}</script>
${script('shared')}
${script(page)}
</body>
</html>`;
};

/** A bundle as text that can't end its element. */
const scriptText = (extension: Uri, name: string): string =>
  readFileSync(Uri.joinPath(extension, 'dist', 'webview', `${name}.js`).fsPath, 'utf8').replaceAll(
    /<(?=!--|\/?script)/giu,
    String.raw`\x3C`,
  );

/** The messages of the editor's language as JSON that can't end its element; none in English. */
const words = (): string => JSON.stringify(l10n.bundle ?? {}).replaceAll('<', '\\u003c');
