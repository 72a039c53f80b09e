import path from 'node:path';
import { describe, it, type TestContext } from 'vitest';
import { root } from '../../../scripts/root.mjs';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../harness/workbench.js';
import { LabPage } from '../suites/lab-page.js';
import { hasChineseFont } from './chinese-font.js';
import { widenLab } from './lab-camera.js';
import { settled } from './settled.js';

const images = path.join(root, 'docs/images');
const wide = { width: 1440, height: 900 };
const beside = { 'workbench.activityBar.location': 'default', 'editor.fontSize': 13 };

/** A network whose linear layer expects the map before the second pooling. */
const LEAF_NET = `import torch
from torch import nn
import torch.nn.functional as F

class LeafNet(nn.Module):
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
`;

// These are no tests: they take the README's pictures from the running product.
describe('pictures for the README', () => {
  for (const [name, theme, call] of [
    ['panel-dark', 'dark', 'nn.MaxPool2d(3, stride=2'],
    ['panel-light', 'light', 'nn.AvgPool2d(2, stride=2, ceil_mode'],
    ['panel-hc', 'hc-dark', 'nn.MaxPool2d((2, 3)'],
  ] as const) {
    it(name, () =>
      inWorkbench({ theme, viewport: wide }, async (workbench) => {
        await openPanel(workbench, 'pooling.py', call);
        await workbench.screenshot(path.join(images, `${name}.png`));
      }),
    );
  }

  it('heat', () =>
    inWorkbench({ theme: 'dark', viewport: wide }, async (workbench) => {
      await openPanel(workbench, 'resnet_stem.py', 'nn.MaxPool2d(kernel_size=3');
      await workbench.screenshot(path.join(images, 'heat.png'));
    }));

  it('hover', () =>
    inWorkbench({ theme: 'light', viewport: { width: 1000, height: 640 } }, async (workbench) => {
      await workbench.openFile('pooling.py');
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.putCursorOn('pooling.py', '# Windows that overlap');
      await workbench.hoverOn('MaxPool2d(3, stride=2');
      await settled(workbench.page.locator('.monaco-workbench'));
      await workbench.screenshot(path.join(images, 'hover.png'));
    }));

  it('misfit', () =>
    inWorkbench({ theme: 'dark', viewport: { width: 1000, height: 760 } }, async (workbench) => {
      await workbench.workspace.write('leaf_net.py', LEAF_NET);
      await workbench.openFile('leaf_net.py');
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.page.locator('.squiggly-error').first().waitFor();
      const hover = await workbench.hoverOn('nn.Linear(10');
      await hover.getByText('Show the chain').waitFor();
      await settled(workbench.page.locator('.monaco-workbench'));
      await workbench.screenshot(path.join(images, 'misfit.png'));
    }));

  it('lab', () =>
    inWorkbench({ theme: 'dark', viewport: { width: 900, height: 1000 } }, async (workbench) => {
      await workbench.openFile('pooling.py');
      await workbench.runCommand('Poolscope: Open the Lab');
      const lab = await workbench.webviewWith('[role=grid]');
      await lab.locator('[role=grid]').first().waitFor();
      await widenLab(workbench);
      await workbench.screenshot(path.join(images, 'lab.png'));
    }));

  it('lab-zh', (context) =>
    inChinese(context, async (workbench, picture) => {
      const lab = await LabPage.open(workbench, '打开实验室');
      await lab.choose('课程', '7');
      await lab.pick('下边和右边');
      await lab.frame.getByText('个填充单元格从不被读取').waitFor();
      await widenLab(workbench);
      await workbench.screenshot(picture);
    }));

  it('panel-zh', (context) =>
    inChinese(
      context,
      async (workbench, picture) => {
        await openPanel(workbench, 'pooling.py', 'nn.MaxPool2d(3, stride=2', {
          command: '可视化汇聚层',
        });
        await workbench.screenshot(picture);
      },
      wide,
    ));

  it('invalid', () =>
    inWorkbench({ theme: 'dark', viewport: wide }, async (workbench) => {
      await openPanel(workbench, 'invalid.py', 'nn.MaxPool2d(2, padding=2)', {
        shown: '[role=alert]',
      });
      await workbench.screenshot(path.join(images, 'invalid.png'));
    }));

  it('needs-shape', () =>
    inWorkbench({ theme: 'light', viewport: wide }, async (workbench) => {
      await openPanel(workbench, 'unknown_shape.py', 'nn.MaxPool2d(3', {
        shown: 'input, vscode-textfield',
      });
      await workbench.screenshot(path.join(images, 'needs-shape.png'));
    }));
});

async function inWorkbench(
  options: WorkbenchOptions,
  draw: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench({ copyOf: 'examples', settings: beside, ...options });
  try {
    await draw(workbench);
  } finally {
    await workbench.close();
  }
}

/** Takes a picture that is named like its test, in Chinese; skipped where no font could show it. */
async function inChinese(
  { skip, task }: TestContext,
  draw: (workbench: Workbench, picture: string) => Promise<void>,
  viewport = { width: 900, height: 1000 },
): Promise<void> {
  if (!hasChineseFont()) {
    console.log(`${task.name} is not taken: fc-list :lang=zh finds no Chinese font.`);
    skip('no Chinese font is installed');
  }
  await inWorkbench({ theme: 'light', viewport }, async (workbench) => {
    await workbench.displayIn('zh-cn');
    await workbench.openFile('pooling.py');
    await draw(workbench, path.join(images, `${task.name}.png`));
  });
}

async function openPanel(
  workbench: Workbench,
  file: string,
  call: string,
  { shown = '[role=grid]', command = 'Visualize Pooling' } = {},
): Promise<void> {
  await workbench.openFile(file);
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.putCursorOn(file, call);
  await workbench.runCommand(command);
  await workbench.webviewWith(shown);
  await settled(workbench.page.locator('.monaco-workbench'));
}
