import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { embeddable } from '../../protocol/index.js';

/** The page that draws what `poolscope_explain` found, as MCP Apps have it. */
export const PICTURE_PAGE = {
  uri: 'ui://poolscope/picture.html',
  name: 'picture',
  title: 'Picture of a pooling layer',
  description: 'Input, window and output of a pooling layer, to step through.',
  mimeType: 'text/html;profile=mcp-app',
} as const;

/** What a client says that draws such pages. */
export const APPS = 'io.modelcontextprotocol/ui';

/** The page as one text, with the script of the editor's panels in it. @throws if that file is missing */
export async function picturePage(script: URL): Promise<string> {
  const code = embeddable(await readFile(script, 'utf8'));
  const hash = createHash('sha256').update(code).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data: blob:`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Poolscope</title>
</head>
<body>
<ps-app></ps-app>
<script>${code}</script>
</body>
</html>
`;
}
