import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { AFTER_RELOAD, deepText, PanelPage } from './panel-page.js';

let workbench: Workbench;

beforeEach(async () => {
  workbench = await openWorkbench({ copyOf: 'examples' });
});
afterEach(() => workbench.close());

describe('the Lab', () => {
  it('opens from the activity bar with a live picture', async () => {
    await workbench.page.locator('.activitybar [aria-label="Poolscope"]').first().click();
    const lab = await workbench.webviewWith('ps-lab [role=grid], ps-lab svg');
    expect(await deepText(lab.locator('ps-lab'))).toContain('4×4');
    expect(workbench.blockedByPolicy).toEqual([]);
  });

  it('takes over the call whose hover asks for it, and writes back into it', async () => {
    await workbench.openFile('pooling.py');
    const hover = await workbench.hoverOn('AvgPool2d(3, stride=2, padding=1)');
    await hover.getByRole('link', { name: 'Open in Lab' }).click();
    const lab = await workbench.webviewWith('ps-lab');
    await expect.poll(() => deepText(lab.locator('ps-lab'))).toContain('pooling.py:27');
    const stride = lab.getByRole('spinbutton', { name: 'Stride, height' });
    await stride.fill('1');
    await stride.press('Enter');
    await lab.getByRole('button', { name: 'Apply to selected call' }).click();
    await workbench.focusGroup(1);
    await expect
      .poll(() => workbench.save('pooling.py'))
      .toContain('nn.AvgPool2d(3, stride=1, padding=1)');
  });

  it('follows the cursor from call to call where that is asked for', async () => {
    await workbench.openFile('pooling.py');
    await workbench.runCommand('Open the Lab');
    const lab = await workbench.webviewWith('ps-lab');
    const operation = lab.getByLabel('Operation');
    await workbench.putCursorOn('pooling.py', 'nn.AvgPool2d(3, stride=2, padding=1');
    await expect.poll(() => deepText(lab.locator('ps-lab'))).toContain('pooling.py:27');
    expect(await operation.inputValue()).toBe('max');
    const follow = lab.getByLabel('Follow the call at the cursor');
    await follow.focus();
    await follow.press('Space');
    await expect.poll(() => operation.inputValue()).toBe('avg');
    await workbench.runCommand('View: Focus First Editor Group');
    await workbench.putCursorOn('pooling.py', 'nn.MaxPool2d((2, 3)');
    await expect.poll(() => operation.inputValue()).toBe('max');
    const kernel = lab.getByRole('spinbutton', { name: 'Kernel, width' });
    await expect.poll(() => kernel.inputValue()).toBe('3');
  });

  it('says why it can’t apply, in place of an ONNX node too', async () => {
    await workbench.openFile('pooling.py');
    await workbench.runCommand('Open the Lab');
    const lab = await workbench.webviewWith('ps-lab');
    await workbench.putCursorOn('pooling.py', 'nn.AvgPool2d(3, stride=2, padding=1');
    await lab.getByLabel('Library').selectOption('onnx');
    await lab.getByText('ONNX has nodes in a graph').waitFor();
    await lab.getByLabel('Library').selectOption('keras');
    await lab.getByText('The selected call is of another library.').waitFor();
  });

  it('writes its code into the editor', async () => {
    await workbench.openFile('pooling.py');
    await workbench.putCursorAt(8, 1);
    await workbench.runCommand('Open the Lab');
    const lab = await workbench.webviewWith('ps-lab');
    await lab.getByRole('button', { name: 'Insert code' }).click();
    await expect
      .poll(() => workbench.save('pooling.py'))
      .toContain('pool = nn.MaxPool2d(3, stride=2, padding=1)');
  });

  it('opens its layer in a panel', async () => {
    await workbench.runCommand('Open the Lab');
    const lab = await workbench.webviewWith('ps-lab');
    await lab.getByRole('button', { name: 'Open in panel' }).click();
    const panel = await PanelPage.of(workbench);
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [5, 7],
        [13, 15],
      ]);
  });

  it('remembers its settings in the workspace', { timeout: 2 * AFTER_RELOAD }, async () => {
    await workbench.runCommand('Open the Lab');
    const lab = await workbench.webviewWith('ps-lab');
    await lab.getByLabel('Operation').selectOption('avg');
    await expect.poll(() => deepText(lab.locator('ps-lab'))).toContain(') / 9');
    await workbench.reload();
    const again = await workbench.webviewWith('ps-lab select', AFTER_RELOAD);
    await expect.poll(() => again.getByLabel('Operation').inputValue()).toBe('avg');
  });
});
