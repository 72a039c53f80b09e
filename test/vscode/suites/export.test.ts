import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    copyOf: 'examples',
    viewport: { width: 1700, height: 900 },
  });
  await workbench.openFile('pooling.py');
  await workbench.putCursorOn('pooling.py', 'nn.MaxPool2d(3, stride');
  await workbench.runCommand('Visualize Pooling');
  const panel = await PanelPage.of(workbench);
  await panel.output.focus();
});
afterAll(() => workbench.close());

/** Exports the picture in a format and gives the file's bytes. */
const exported = async (format: string, extension: string): Promise<Buffer> => {
  const title = workbench.page.locator('.quick-input-widget .quick-input-title');
  const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
  await workbench.page.keyboard.press('F1');
  await workbench.quickInput.fill('>Export the Picture');
  await rows.filter({ hasText: 'Export the Picture' }).first().click();
  await title.filter({ hasText: 'Export the Picture' }).waitFor();
  await rows.filter({ hasText: format }).first().click();
  await title.filter({ hasText: 'Save the Picture' }).waitFor();
  await workbench.page.keyboard.press('Enter');
  const find = async (): Promise<string | undefined> =>
    (await readdir(workbench.workspace.folder)).find((name) => name.endsWith(extension));
  await expect.poll(find).toBeDefined();
  return readFile(path.join(workbench.workspace.folder, (await find()) ?? ''));
};

describe('an export', () => {
  it('as SVG holds the numbers of the picture', async () => {
    const svg = (await exported('SVG', '.svg')).toString('utf8');
    expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/u);
    for (const value of [5, 7, 13, 15]) expect(svg).toContain(`>${value}<`);
  });

  it('as CSV holds the values', async () => {
    const csv = (await exported('CSV', '.csv')).toString('utf8');
    expect(csv).toMatch(/13,\s*15/u);
  });

  it('as TikZ stands alone', async () => {
    const tikz = (await exported('TikZ', '.tex')).toString('utf8');
    expect(tikz).toContain('\\documentclass');
    expect(tikz).toContain('\\end{tikzpicture}');
  });
});
