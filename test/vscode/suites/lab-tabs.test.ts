import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';

const D2L = `import torch
from torch import nn

X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool2d = nn.MaxPool2d(3, padding=1, stride=2)
pool2d(X)
`;

let workbench: Workbench;
let panel: Frame;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'd2l.py': D2L },
    viewport: { width: 1600, height: 1000 },
  });
  await workbench.openFile('d2l.py');
  await workbench.putCursorOn('d2l.py', 'nn.MaxPool2d');
  await workbench.runCommand('Visualize Pooling');
  panel = await workbench.webviewWith('ps-panel [role=grid]');
});
afterAll(() => workbench.close());

const open = (tab: string): Promise<void> => panel.getByRole('tab', { name: tab }).click();

describe('the tabs of the panel', () => {
  it('As convolution shows that the results agree, and fails every kernel', async () => {
    await open('As convolution');
    await panel.getByText('same in all 4 outputs').first().waitFor();
    await panel.getByRole('img', { name: 'average pooling: 1.11, 2.67, 5.67, 10' }).waitFor();
    await panel.getByRole('button', { name: 'bottom right only' }).click();
    await panel.getByText('your kernel gives 0').waitFor();
  });

  it('Compare marks what TensorFlow does differently', async () => {
    await open('Compare');
    await panel.getByText('3 of 4 outputs differ').waitFor();
    await panel.getByText('puts the odd cell').waitFor();
  });

  it('Compare writes answers into the call', async () => {
    const apply = panel.getByRole('button', { name: 'Apply to the selected call' });
    const code = async (): Promise<string> => {
      await workbench.focusGroup(1);
      return workbench.save('d2l.py');
    };
    await panel.getByRole('radio', { name: 'Settings' }).check();
    await apply.click();
    await expect.poll(code).toContain('nn.MaxPool2d(3, padding=1, stride=2, ceil_mode=True)');
    await panel.getByRole('columnheader', { name: 'as it is' }).waitFor();
    await panel.getByRole('radio', { name: 'Max and average' }).check();
    await panel.getByText('of 9 outputs differ').waitFor();
    await apply.click();
    await expect.poll(code).toContain('nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True)');
  });

  it('Gradient goes to the winners, as finite differences say', async () => {
    await open('Gradient');
    await panel.getByText('values compared').waitFor();
    expect(workbench.blockedByPolicy).toEqual([]);
  });
});
