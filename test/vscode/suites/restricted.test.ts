import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serve } from '../../../scripts/serve-vscode.mjs';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';

let served: Awaited<ReturnType<typeof serve>>;
let workbench: Workbench;

beforeAll(async () => {
  served = await serve({
    version: inject('vscodeVersion'),
    trustAll: false,
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
  });
  workbench = await openWorkbench({
    copyOf: 'examples',
    server: { port: served.port, version: inject('vscodeVersion'), development: true },
  });
});
afterAll(async () => {
  await workbench.close();
  await served.stop();
});

describe('in a workspace that is not trusted', () => {
  it('hovers and panel work as anywhere: nothing of the workspace is run', async () => {
    await workbench.page.getByText('Restricted Mode').first().waitFor();
    await workbench.openFile('pooling.py');
    const hover = await workbench.hoverOn('MaxPool2d(3, stride=2');
    expect(await hover.innerText()).toContain('Max pooling');
    await workbench.page.keyboard.press('Escape');
    await workbench.putCursorOn('pooling.py', 'nn.MaxPool2d(3, stride');
    await workbench.runCommand('Visualize Pooling');
    const panel = await PanelPage.of(workbench);
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [5, 7],
        [13, 15],
      ]);
  });
});
