import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** The extension that the measuring code is loaded with: gives its folder. */
export async function carrierExtension(folder: string): Promise<string> {
  await writeExtension(folder, 'carrier', {}, 'exports.activate = () => {};\n');
  return folder;
}

/** What VS Code needs for an extension that does nothing, and for a webview that draws one element; gives a VSIX. */
export async function emptyExtension(folder: string): Promise<string> {
  const command = { command: 'bench.emptyPanel', title: 'Empty Panel' };
  await writeExtension(folder, 'empty', { contributes: { commands: [command] } }, emptySource);
  const file = `${folder}.vsix`;
  await createVSIX({
    cwd: folder,
    packagePath: file,
    dependencies: false,
    skipLicense: true,
    allowMissingRepository: true,
  });
  return file;
}

async function writeExtension(
  folder: string,
  name: string,
  more: object,
  source: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    name,
    publisher: 'bench',
    version: '0.0.1',
    engines: { vscode: '^1.110.0' },
    main: './main.js',
    activationEvents: [],
    ...more,
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'README.md'), `# ${name}\n`);
  await writeFile(path.join(folder, 'main.js'), source);
}

const emptySource = `const vscode = require('vscode');
exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('bench.emptyPanel', () => {
      const panel = vscode.window.createWebviewPanel('bench', 'Empty', vscode.ViewColumn.Beside, { enableScripts: true });
      panel.webview.html = '<!DOCTYPE html><html><body><div role="grid">x</div></body></html>';
    }),
  );
};
`;
