import { afterEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';

const notebook = (cells: readonly string[]): string =>
  JSON.stringify({
    cells: cells.map((source) => ({
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source,
    })),
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  });

const CELLS = [
  'import numpy as np\nimport torch\nfrom torch import nn',
  'x = torch.tensor([[[[1.0, 2.0], [3.0, 4.5]]]])',
  'y = nn.MaxPool2d(2)(x)',
];

let workbench: Workbench;
afterEach(() => workbench.close());

/** Opens a notebook with the cursor in the cell of its pooling call. */
const open = async (cells: readonly string[]): Promise<void> => {
  workbench = await openWorkbench({
    files: { 'live.ipynb': notebook(cells) },
    viewport: { width: 1700, height: 900 },
  });
  await workbench.openFile('live.ipynb');
  await workbench.page
    .locator('.notebookOverlay .cell .view-line', { hasText: 'MaxPool2d' })
    .click();
};

/** Waits for a notification; toasts of others may leave no room for it. */
const told = async (text: string): Promise<void> => {
  await workbench.runCommand('Notifications: Show Notifications');
  await workbench.notifications.filter({ hasText: text }).waitFor();
};

describe('a tensor of a notebook’s kernel', () => {
  it('is shown under the layer at the cursor', async () => {
    await open(CELLS);
    await workbench.runCommand('Visualize Pooling of this Tensor');
    await workbench.quickInput.waitFor();
    await workbench.quickInput.fill('x * 2');
    await workbench.page.keyboard.press('Enter');
    const panel = await PanelPage.of(workbench);
    await expect
      .poll(() => panel.inputNumbers())
      .toEqual([
        [2, 4],
        [6, 9],
      ]);
    await expect.poll(() => panel.outputNumbers()).toEqual([[9]]);
    await expect.poll(() => panel.header()).toContain('x * 2 of the notebook’s kernel, float32');
  });

  it('is named where an expression is none', async () => {
    await open(CELLS);
    await workbench.runCommand('Visualize Pooling of this Tensor');
    await workbench.quickInput.waitFor();
    await workbench.quickInput.fill('missing');
    await workbench.page.keyboard.press('Enter');
    await told("missing is no tensor: NameError: name 'missing' is not defined");
  });

  it('can’t be asked for before the kernel runs, which is said', async () => {
    await open(['# not run', ...CELLS]);
    await workbench.runCommand('Visualize Pooling of this Tensor');
    await told('No kernel of this notebook runs');
  });
});
