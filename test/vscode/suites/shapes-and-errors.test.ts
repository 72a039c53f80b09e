import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { AFTER_RELOAD, deepText, PanelPage } from './panel-page.js';

let workbench: Workbench;

beforeEach(async () => {
  workbench = await openWorkbench({ copyOf: 'examples' });
});
afterEach(() => workbench.close());

describe('a layer whose input size is not known', () => {
  beforeEach(async () => {
    await workbench.openFile('unknown_shape.py');
    await workbench.putCursorOn('unknown_shape.py', 'nn.MaxPool2d');
    await workbench.runCommand('Visualize Pooling');
  });

  it(
    'asks for one size, shows the picture for it, and remembers it',
    { timeout: 2 * AFTER_RELOAD },
    async () => {
      const panel = await PanelPage.of(workbench, 'ps-needs-shape');
      await panel.frame.locator('ps-needs-shape input').fill('5,5');
      await panel.frame.locator('ps-needs-shape input').press('Enter');
      await panel.input.waitFor();
      expect(await panel.header()).toContain('size given by you');
      await workbench.reload();
      const again = await PanelPage.of(workbench, 'ps-panel [role=grid]', AFTER_RELOAD);
      expect(await again.header()).toContain('size given by you');
    },
  );

  it('says what is wrong with a size that is none', async () => {
    const panel = await PanelPage.of(workbench, 'ps-needs-shape');
    await panel.frame.locator('ps-needs-shape input').fill('many');
    await panel.frame.locator('ps-needs-shape input').press('Enter');
    await panel.frame.locator('ps-needs-shape [role=alert]').waitFor();
  });

  it('takes the size from an input box as well', async () => {
    await PanelPage.of(workbench, 'ps-needs-shape');
    await workbench.focusGroup(1);
    await workbench.runCommand('Give the Size of a Pooling Input');
    await workbench.quickInput.fill('1, 8, 6, 6');
    await workbench.page.keyboard.press('Enter');
    const panel = await PanelPage.of(workbench);
    expect(await panel.header()).toContain('1×8×6×6 → 1×8×3×3');
  });
});

describe('a layer that its framework rejects', () => {
  beforeEach(async () => {
    await workbench.openFile('invalid.py');
    await workbench.putCursorOn('invalid.py', 'nn.MaxPool2d(2, padding=2)');
    await workbench.runCommand('Visualize Pooling');
  });

  it('shows the framework’s own message, and mends the code with one click and one undo', async () => {
    const panel = await PanelPage.of(workbench, 'ps-invalid');
    expect(await deepText(panel.frame.locator('ps-invalid'))).toContain(
      'pad should be at most half of effective kernel size',
    );
    await panel.frame.getByRole('button', { name: 'padding=1' }).click();
    await panel.input.waitFor();
    await workbench.focusGroup(1);
    expect(await workbench.save('invalid.py')).toContain('nn.MaxPool2d(2, padding=1)');
    await workbench.page.keyboard.press('ControlOrMeta+z');
    expect(await workbench.save('invalid.py')).toContain('nn.MaxPool2d(2, padding=2)');
    await PanelPage.of(workbench, 'ps-invalid');
  });

  it('is marked in the editor, with a quick fix by keyboard', async () => {
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.putCursorOn('invalid.py', '2)\ntoo_much');
    const { keyboard } = workbench.page;
    const focused = workbench.page.locator('.action-widget .monaco-list-row.focused');
    // The menu holds what was known when it was opened: open it again until the fix is there.
    await vi.waitFor(async () => {
      await keyboard.press('Escape');
      await keyboard.press('ControlOrMeta+.');
      await focused.filter({ hasText: 'Use padding=1' }).waitFor({ timeout: 5_000 });
    }, 60_000);
    await workbench.page.keyboard.press('Enter');
    await focused.waitFor({ state: 'detached' });
    await workbench.page.locator('.tab.active.dirty').waitFor();
    expect(await workbench.save('invalid.py')).toContain('nn.MaxPool2d(2, padding=1)');
  });
});
