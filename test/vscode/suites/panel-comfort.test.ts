import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { AFTER_RELOAD, PanelPage } from './panel-page.js';

const CODE = `import torch
from torch import nn

x = torch.arange(16.0).reshape(1, 1, 4, 4)
one = nn.MaxPool2d(2)(x)
two = nn.AvgPool2d(2)(x)
`;

let workbench: Workbench;

beforeEach(async () => {
  workbench = await openWorkbench({
    files: { 'net.py': CODE },
    viewport: { width: 1700, height: 900 },
  });
  await workbench.openFile('net.py');
});
afterEach(() => workbench.close());

const visualize = async (call: string): Promise<PanelPage> => {
  await workbench.putCursorOn('net.py', call);
  await workbench.runCommand('Visualize Pooling');
  return PanelPage.of(workbench);
};

/** The colours on the screen: a cell's and the window's. */
const colours = (panel: PanelPage): Promise<readonly string[]> =>
  panel.frame
    .locator('ps-picture svg.static rect.cell, ps-picture svg.moving rect.window')
    .evaluateAll((found) => {
      const [cell] = found.filter((each) => each.matches('.cell'));
      const [outline] = found.filter((each) => each.matches('.window'));
      if (cell === undefined || outline === undefined) throw new Error('Nothing is drawn.');
      return [getComputedStyle(cell).fill, getComputedStyle(outline).stroke];
    });

describe('an open panel', () => {
  it('takes on the colours of another theme', async () => {
    const panel = await visualize('MaxPool2d');
    const seen = [await colours(panel)];
    for (const theme of ['light', 'hc-dark', 'hc-light'] as const) {
      await workbench.setTheme(theme);
      await expect.poll(() => colours(panel)).not.toEqual(seen.at(-1));
      seen.push(await colours(panel));
    }
    for (const index of [0, 1]) {
      expect(new Set(seen.map((each) => each[index])).size).toBe(seen.length);
    }
  });

  it('is read as text by a key, and lists its keys by another', async () => {
    const panel = await visualize('MaxPool2d');
    await panel.frame.locator('[role=grid]').first().click();
    await workbench.page.keyboard.press('Alt+F1');
    await panel.frame.locator('ps-keyboard-map dialog[open]').waitFor();
    await workbench.page.keyboard.press('Escape');
    await panel.frame.locator('[role=grid]').first().click();
    await workbench.page.keyboard.press('Alt+F2');
    const text = workbench.page.locator('.monaco-editor[data-uri^="poolscope-text:"] .view-lines');
    await text.filter({ hasText: 'nn.MaxPool2d(2)' }).waitFor();
  });

  it('computes anew when a value is typed, and takes it back', async () => {
    const panel = await visualize('MaxPool2d');
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [5, 7],
        [13, 15],
      ]);
    await panel.input.focus();
    await panel.input.press('F2');
    const field = panel.frame.locator('ps-picture input.editor');
    await field.fill('99');
    await field.press('Enter');
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [99, 7],
        [13, 15],
      ]);
    expect(await panel.header()).toContain('typed');
    await panel.output.press('Control+z');
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [5, 7],
        [13, 15],
      ]);
    await panel.output.press('Control+Shift+z');
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [99, 7],
        [13, 15],
      ]);
  });

  it('leaves another panel to its own layer and window', async () => {
    const kept = await visualize('MaxPool2d');
    await kept.output.press('ArrowDown');
    await expect.poll(() => kept.readout()).toContain('out[1, 0]');
    await kept.keep();
    await workbench.focusGroup(1);
    await workbench.putCursorOn('net.py', 'AvgPool2d');
    await workbench.runCommand('Visualize Pooling');
    const tabs = workbench.page.locator('.tab', { hasText: 'Pooling: ' });
    await expect
      .poll(() => tabs.allInnerTexts())
      .toEqual(['Pooling: MaxPool2d', 'Pooling: AvgPool2d']);
    const other = await PanelPage.of(workbench, 'ps-panel [role=grid]');
    await expect.poll(() => other.call()).toBe('nn.AvgPool2d(2)');
    await expect
      .poll(() => other.outputNumbers())
      .toEqual([
        [2.5, 4.5],
        [10.5, 12.5],
      ]);
    await tabs.first().click();
    const again = await PanelPage.of(
      workbench,
      'ps-panel [aria-label="Keep this call"][aria-pressed=true]',
    );
    await expect.poll(() => again.call()).toBe('nn.MaxPool2d(2)');
    await expect.poll(() => again.readout()).toContain('out[1, 0]');
  });

  it(
    'comes back after a reload at the window and in the mode it was left in',
    { timeout: 2 * AFTER_RELOAD },
    async () => {
      const panel = await visualize('MaxPool2d');
      await panel.output.press('End');
      await panel.output.press('ArrowDown');
      await panel.output.press('3');
      await panel.keep();
      await expect.poll(() => panel.readout()).toContain('out[1, 1]');
      await workbench.reload();
      const again = await PanelPage.of(workbench, 'ps-panel [role=grid]', AFTER_RELOAD);
      await expect.poll(() => again.readout()).toContain('out[1, 1]');
      await again.frame.locator('ps-modes [aria-checked=true]', { hasText: 'Coverage' }).waitFor();
      await again.frame.locator('[aria-label="Keep this call"][aria-pressed=true]').waitFor();
    },
  );
});
