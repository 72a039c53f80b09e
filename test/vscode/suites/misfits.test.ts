import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';

const TORCH = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n\n';

/** A program that fails: what its hover says, and a fix with what becomes of the code. */
interface Case {
  readonly file: string;
  readonly program: string;
  /** Where the pointer rests and the cursor stands. */
  readonly on: string;
  readonly hover: readonly string[];
  readonly fix: string;
  readonly fixed: string;
}

const CASES: readonly Case[] = [
  {
    file: 'linear.py',
    program: `${TORCH}class LeafNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 10, 3)
        self.mid = nn.Conv2d(10, 10, 3)
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Linear(10 * 7 * 7, 4)

    def forward(self, x):
        x = self.pool(F.relu(self.stem(x)))
        x = self.pool(F.relu(self.mid(x)))
        return self.head(torch.flatten(x, 1))

LeafNet()(torch.rand(8, 1, 28, 28))
`,
    on: 'nn.Linear(10',
    hover: [
      'Linear 8×250 → ',
      '250 = 10 × 5 × 5: 10 channels from mid (line 9), 5×5 from pool (line 15)',
      'in_features=490 = 10 * 7 * 7',
      '⌊(11 − 2) / 2⌋ + 1 = 5',
      'mat1 and mat2 shapes cannot be multiplied (8x250 and 490x4)',
      'Set in_features to 10 * 5 * 5 → 8×4',
      'From the input to here, 7 layers',
    ],
    fix: 'Set in_features to 10 * 5 * 5',
    fixed: 'self.head = nn.Linear(10 * 5 * 5, 4)',
  },
  {
    file: 'unet.py',
    program: `${TORCH}down, up = nn.MaxPool2d(2), nn.ConvTranspose2d(4, 4, 2, stride=2)
skip = torch.rand(1, 4, 71, 71)
small = up(down(skip))
both = torch.cat([skip, small], 1)
`,
    on: 'torch.cat',
    hover: [
      'cat 1×4×71×71 + 1×4×70×70 → ',
      'makes 35 of 71 and drops a row',
      'Expected size 71 but got size 70',
    ],
    fix: 'Pad the smaller map: F.pad(small, (0, 1, 0, 1))',
    fixed: 'torch.cat([skip, F.pad(small, (0, 1, 0, 1))], 1)',
  },
  {
    file: 'no_flatten.py',
    program: `${TORCH}net = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1),
    nn.MaxPool2d(2),
    nn.Linear(8 * 14 * 14, 10),
)
net(torch.rand(2, 1, 28, 28))
`,
    on: 'nn.Linear(8',
    hover: ['14 is the last axis of 2×8×14×14: flattened, 8 × 14 × 14 = 1568 would fit.'],
    fix: 'Insert Flatten before it',
    fixed: 'nn.Flatten(), nn.Linear(8 * 14 * 14, 10),',
  },
  {
    file: 'channels_last.py',
    program: `${TORCH}pictures = torch.rand(1, 224, 224, 3)
maps = nn.Conv2d(3, 8, 3)(pictures)
`,
    on: 'nn.Conv2d(3',
    hover: ['The 3 channels of 1×224×224×3 come last; the layer reads 224 there.'],
    fix: 'Insert permute(0, 3, 1, 2)',
    fixed: '(pictures.permute(0, 3, 1, 2))',
  },
  {
    file: 'unet_keras.py',
    program: `import keras
from keras import layers

wide = keras.Input((50, 50, 3))
half = layers.MaxPooling2D()(layers.Conv2D(8, 3, padding="same")(wide))
again = layers.UpSampling2D()(layers.MaxPooling2D()(half))
both = layers.Concatenate()([half, again])
`,
    on: 'layers.Concatenate',
    hover: ['A `Concatenate` layer requires inputs with matching shapes'],
    fix: 'Pad the smaller map: layers.ZeroPadding2D(((0, 1), (0, 1)))(again)',
    fixed: '[half, layers.ZeroPadding2D(((0, 1), (0, 1)))(again)]',
  },
  {
    file: 'arrays.py',
    program: `import numpy as np
import torch
from torch import nn

rows = nn.Linear(8, 4)
pooled = nn.MaxPool2d(2)(np.zeros((1, 3, 8, 8), dtype="float32"))
`,
    on: 'nn.MaxPool2d',
    hover: ['must be Tensor, not numpy.ndarray'],
    fix: 'Insert torch.from_numpy',
    fixed: 'torch.from_numpy(np.zeros((1, 3, 8, 8), dtype="float32"))',
  },
];

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: Object.fromEntries(CASES.map(({ file, program }) => [file, program])),
    viewport: { width: 1400, height: 1000 },
  });
});
afterAll(() => workbench.close());

/** What is marked as failing in the editor. */
const marked = () => workbench.page.locator('.squiggly-error, .squiggly-warning');

describe('sizes that don’t fit', () => {
  it.each(CASES)('are marked, explained and mended in $file', async (one) => {
    const { page } = workbench;
    await workbench.openFile(one.file);
    await marked().first().waitFor();
    const hover = await workbench.hoverOn(one.on);
    const text = (await hover.innerText()).replaceAll(/[\u00a0\s]+/gu, ' ');
    for (const part of one.hover) expect(text).toContain(part);
    await page.keyboard.press('Escape');
    await workbench.putCursorOn(one.file, one.on);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText(one.fix, { exact: true }).click();
    await marked().first().waitFor({ state: 'detached' });
    expect(await workbench.save(one.file)).toContain(one.fixed);
  });

  it('open the Model view where the chain breaks', async () => {
    await workbench.workspace.write('chain.py', CASES[0]?.program ?? '');
    await workbench.openFile('chain.py');
    await marked().first().waitFor();
    const hover = await workbench.hoverOn('nn.Linear(10');
    await hover.getByRole('link', { name: 'Show the chain' }).click();
    const model = await workbench.webviewWith('ps-model-view');
    await model.getByText('cannot be multiplied').first().waitFor();
  });

  it('show in the panel who made them, and that they fit after a way out', async () => {
    await workbench.workspace.write('shown.py', CASES[0]?.program ?? '');
    await workbench.openFile('shown.py');
    await marked().first().waitFor();
    await workbench.putCursorOn('shown.py', 'nn.Linear(10');
    await workbench.runCommand('Visualize Pooling');
    const panel = await PanelPage.of(workbench, 'ps-panel ps-invalid');
    expect(await panel.call()).toBe('nn.Linear(10 * 7 * 7, 4)');
    expect(await panel.header()).toContain('8×250 → error');
    const { frame } = panel;
    await frame.getByText('⌊(11 − 2) / 2⌋ + 1 = 5').waitFor();
    await frame.getByRole('button', { name: 'Set in_features to 10 * 5 * 5' }).click();
    await frame.getByText('It fits now.').waitFor();
    expect(await panel.header()).toContain('8×250 → 8×4');
    await workbench.focusGroup(1);
    expect(await workbench.save('shown.py')).toContain('nn.Linear(10 * 5 * 5, 4)');
  });

  it('follow the cursor in the panel, to a pooling call and back', async () => {
    await workbench.workspace.write('followed.py', CASES[0]?.program ?? '');
    await workbench.focusGroup(1);
    await workbench.openFile('followed.py');
    await marked().first().waitFor();
    await workbench.putCursorOn('followed.py', 'nn.MaxPool2d');
    const panel = await PanelPage.of(workbench);
    expect(await panel.call()).toBe('nn.MaxPool2d(2)');
    await workbench.putCursorOn('followed.py', 'nn.Linear');
    await panel.frame.locator('ps-invalid dl').waitFor();
    await workbench.putCursorOn('followed.py', 'self.pool(F.relu(self.mid');
    await panel.frame.locator('ps-picture').first().waitFor();
  });

  it('are as grave as the project settled, for the terminal and the editor', async () => {
    await workbench.workspace.write(
      '.poolscope.json',
      '{"severities": {"cells-dropped": "warning"}}',
    );
    await workbench.workspace.write(
      'dropped.py',
      `${TORCH}nn.MaxPool2d(2)(torch.rand(1, 4, 9, 9))\n`,
    );
    await workbench.openFile('dropped.py');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
  });
});
