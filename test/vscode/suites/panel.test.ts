import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { AFTER_RELOAD, deepText, PanelPage } from './panel-page.js';

const D2L = `import torch
from torch import nn

X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool2d = nn.MaxPool2d(3, padding=1, stride=2)
pool2d(X)

Y = (1, 1, 6, 6)
other = nn.AvgPool2d(2)
other(X)
literal = [[9., 1., 2., 3.], [4., 5., 6., 7.], [8., 0., 0., 0.], [0., 0., 0., 1.]]
`;

const OUTPUT = [
  [5, 7],
  [13, 15],
];

let workbench: Workbench;

beforeEach(async () => {
  workbench = await openWorkbench({
    files: { 'd2l.py': D2L },
    viewport: { width: 1700, height: 900 },
  });
});
afterEach(() => workbench.close());

const visualize = async (text: string): Promise<PanelPage> => {
  await workbench.openFile('d2l.py');
  await workbench.putCursorOn('d2l.py', text);
  await workbench.runCommand('Visualize Pooling');
  return PanelPage.of(workbench);
};

describe('the panel', () => {
  it('shows the numbers of the call at the cursor, and leaves the keyboard in the editor', async () => {
    const panel = await visualize('nn.MaxPool2d');
    await expect.poll(() => panel.outputNumbers()).toEqual(OUTPUT);
    expect(await panel.call()).toBe('nn.MaxPool2d(3, padding=1, stride=2)');
    const header = await panel.header();
    expect(header).toContain('d2l.py:5');
    expect(header).toContain('1×1×4×4 → 1×1×2×2');
    expect(header).toContain('arange(16)');
    await workbench.page.keyboard.type('#');
    await expect.poll(() => workbench.save('d2l.py')).toContain('#nn.MaxPool2d');
    expect(workbench.blockedByPolicy).toEqual([]);
  });

  it('takes the nearest call above the cursor', async () => {
    const panel = await visualize('Y = (1');
    expect(await panel.call()).toContain('pool2d(X)');
    await expect.poll(() => panel.outputNumbers()).toEqual(OUTPUT);
  });

  it('follows the cursor to another call', async () => {
    const panel = await visualize('nn.MaxPool2d');
    await expect.poll(() => panel.outputNumbers()).toEqual(OUTPUT);
    await workbench.putCursorOn('d2l.py', 'AvgPool2d');
    await expect.poll(() => panel.call()).toBe('nn.AvgPool2d(2)');
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [2.5, 4.5],
        [10.5, 12.5],
      ]);
  });

  it('stays with its call while it is kept', async () => {
    const panel = await visualize('nn.MaxPool2d');
    await panel.keep();
    await workbench.focusGroup(1);
    await workbench.putCursorOn('d2l.py', 'AvgPool2d');
    await workbench.runCommand('Visualize Pooling');
    const titles = workbench.page.locator('.tab', { hasText: 'Pooling: ' });
    await expect
      .poll(() => titles.allInnerTexts())
      .toEqual(['Pooling: MaxPool2d', 'Pooling: AvgPool2d']);
  });

  it('takes a selected shape as the input', async () => {
    await workbench.openFile('d2l.py');
    await workbench.select('d2l.py', '(1, 1, 6, 6)');
    await workbench.runCommand('Visualize Pooling');
    const panel = await PanelPage.of(workbench);
    expect(await panel.header()).toContain('1×1×6×6 → 1×1×3×3');
  });

  it('takes selected numbers as the input', async () => {
    await workbench.openFile('d2l.py');
    await workbench.select(
      'd2l.py',
      '[[9., 1., 2., 3.], [4., 5., 6., 7.], [8., 0., 0., 0.], [0., 0., 0., 1.]]',
    );
    await workbench.runCommand('Visualize Pooling');
    const panel = await PanelPage.of(workbench);
    await expect.poll(() => panel.inputNumbers()).toContainEqual([9, 1, 2, 3]);
  });

  it('follows the code as it is typed', async () => {
    const panel = await visualize('stride=2');
    await expect.poll(() => panel.outputNumbers()).toEqual(OUTPUT);
    for (let moved = 0; moved < 'stride='.length; moved += 1) {
      await workbench.page.keyboard.press('ArrowRight');
    }
    await workbench.page.keyboard.press('Delete');
    await workbench.page.keyboard.type('1');
    await expect.poll(() => panel.header()).toContain('→ 1×1×4×4');
  });

  it('says that nothing is selected in a file without pooling, and lists none', async () => {
    await workbench.workspace.write('plain.py', 'x = 1\n');
    await workbench.openFile('plain.py');
    await workbench.runCommand('Visualize Pooling');
    const panel = await PanelPage.of(workbench, 'ps-empty');
    expect(await deepText(panel.frame.locator('ps-empty'))).toContain('No pooling layer');
  });

  it('steps with the keyboard, and by commands', async () => {
    const panel = await visualize('nn.MaxPool2d');
    await panel.output.press('ArrowRight');
    await expect.poll(() => panel.readout()).toContain('out[0, 1]');
    await workbench.runCommand('Picture: Last Window');
    await expect.poll(() => panel.readout()).toContain('out[1, 1]');
  });

  it('reveals the call in the code', async () => {
    const panel = await visualize('nn.MaxPool2d');
    await workbench.putCursorAt(1, 1);
    await panel.frame.getByRole('button', { name: 'd2l.py:5' }).click();
    await workbench.page.locator('.statusbar', { hasText: 'Ln 5, Col 10' }).waitFor();
  });

  it(
    'is there again after the window was reloaded, with its layer',
    { timeout: 2 * AFTER_RELOAD },
    async () => {
      const panel = await visualize('nn.MaxPool2d');
      await panel.output.press('ArrowRight');
      await workbench.reload();
      const again = await PanelPage.of(workbench, 'ps-panel [role=grid]', AFTER_RELOAD);
      expect(await again.call()).toBe('nn.MaxPool2d(3, padding=1, stride=2)');
      await expect.poll(() => again.outputNumbers()).toEqual(OUTPUT);
    },
  );
});

describe('menus', () => {
  it('offer the command where the editor holds Python, and nowhere else', async () => {
    await workbench.openFile('d2l.py');
    expect(await workbench.offersCommand('Visualize Pooling')).toBe(true);
    await workbench.page.locator('.editor-actions a[aria-label="Visualize Pooling"]').waitFor();
    await workbench.workspace.write('notes.txt', 'nn.MaxPool2d(2)\n');
    await workbench.openFile('notes.txt');
    expect(await workbench.offersCommand('Visualize Pooling')).toBe(false);
  });

  it('open the panel from the context menu', async () => {
    await workbench.openFile('d2l.py');
    await workbench.putCursorOn('d2l.py', 'nn.MaxPool2d');
    await workbench.chooseFromContextMenu('Visualize Pooling');
    const panel = await PanelPage.of(workbench);
    await expect.poll(() => panel.outputNumbers()).toEqual(OUTPUT);
  });
});
