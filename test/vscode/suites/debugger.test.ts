import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';

const PROGRAM = `import numpy as np
import torch
from torch import nn

pool = nn.MaxPool2d(2)
x = torch.tensor([[[[1.0, 2.0], [3.0, 4.5]]]])
for step in range(2):
    large = np.arange(2 * 300 * 300, dtype=np.float64).reshape(2, 300, 300) + step
    y = pool(x)
`;

const LAUNCH = {
  version: '0.2.0',
  configurations: [
    {
      type: 'debugpy',
      request: 'launch',
      name: 'Run',
      program: '${file}',
      console: 'internalConsole',
    },
  ],
};

let workbench: Workbench;

beforeEach(async () => {
  workbench = await openWorkbench({
    files: { 'live.py': PROGRAM, '.vscode/launch.json': JSON.stringify(LAUNCH) },
    viewport: { width: 1700, height: 900 },
  });
});
afterEach(() => workbench.close());

/** Runs the program to the call of the layer, and stops it there. */
const pauseAtCall = async (): Promise<void> => {
  await workbench.openFile('live.py');
  await workbench.putCursorOn('live.py', 'pool(x)');
  await workbench.page.keyboard.press('F9');
  await workbench.page.locator('.codicon-debug-breakpoint').first().waitFor();
  await workbench.page.keyboard.press('F5');
  await workbench.page.locator('.debug-top-stack-frame-line').first().waitFor({ timeout: 60_000 });
};

const visualize = async (expression: string): Promise<void> => {
  await workbench.runCommand('Visualize Pooling of this Tensor');
  await workbench.quickInput.waitFor();
  await workbench.quickInput.fill(expression);
  await workbench.page.keyboard.press('Enter');
};

describe('a tensor of a paused program', () => {
  it('is shown under the layer at the cursor, and marked once the program has run on', async () => {
    await pauseAtCall();
    await visualize('x');
    const panel = await PanelPage.of(workbench);
    await expect
      .poll(() => panel.inputNumbers())
      .toEqual([
        [1, 2],
        [3, 4.5],
      ]);
    await expect.poll(() => panel.outputNumbers()).toEqual([[4.5]]);
    await expect.poll(() => panel.header()).toContain('x of the paused program, float32');
    await workbench.focusGroup(1);
    await workbench.page.keyboard.press('F5');
    await expect.poll(() => panel.header()).toContain('the program has run on since');
  });

  it('is read in the part that is asked for where it is large', async () => {
    await pauseAtCall();
    await visualize('large');
    const part = workbench.page.locator('.quick-input-widget', { hasText: '2×300×300 float64' });
    await part.waitFor();
    await workbench.quickInput.fill('1, 0:2, 0:4');
    await workbench.page.keyboard.press('Enter');
    const panel = await PanelPage.of(workbench);
    await expect
      .poll(() => panel.inputNumbers())
      .toEqual([
        [90000, 90001, 90002, 90003],
        [90300, 90301, 90302, 90303],
      ]);
    await expect.poll(() => panel.header()).toContain('large[1:2, 0:2, 0:4]');
  });

  it('is named where an expression is none', async () => {
    await pauseAtCall();
    await visualize('pool');
    // The forwarded ports of the debugger leave no room for another toast.
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notifications.filter({ hasText: 'pool is no tensor' }).waitFor();
  });
});
