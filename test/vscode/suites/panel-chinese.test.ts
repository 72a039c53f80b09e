import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { deepText, PanelPage } from './panel-page.js';

const CODE = `import torch
from torch import nn

X = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
nn.MaxPool2d(3, padding=1, stride=2)(X)
nn.MaxPool2d(2, padding=2)(X)
`;

let workbench: Workbench;
let panel: PanelPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'net.py': CODE },
    viewport: { width: 1600, height: 1000 },
  });
  await workbench.displayIn('zh-cn');
  await workbench.openFile('net.py');
  await workbench.putCursorOn('net.py', 'nn.MaxPool2d(3');
  await workbench.runCommand('可视化汇聚层');
  panel = await PanelPage.of(workbench);
});
afterAll(() => workbench.close());

describe('Poolscope in Chinese', () => {
  it('explains a layer in its hover', async () => {
    const hover = await workbench.hoverOn('MaxPool2d(3');
    const text = await hover.innerText();
    expect(text).toContain('最大汇聚');
    expect(text).toContain('21 次比较，搬运 80 B');
    expect(text).toContain('在实验室中打开');
  });

  it('explains a layer in the panel', async () => {
    const said = (part: string): Promise<string> => deepText(panel.frame.locator(part));
    expect(await said('ps-stage')).toContain('每个输出取 3×3 窗口中的最大值。');
    expect(await said('ps-notices')).toContain('右、下侧的填充从不被读取');
    expect(await said('ps-output-size')).toContain('3 ÷ 2 余 1：填充后最后的行、列剩余。');
    expect(await said('ps-cost')).toContain('每个输入值的读取次数');
    expect(await panel.header()).toContain('输入值：arange(16)');
    expect(workbench.blockedByPolicy).toEqual([]);
    expect(await workbench.page.locator('.tab', { hasText: '汇聚：MaxPool2d' }).count()).toBe(1);
  });

  it('labels the picture and reads a window aloud', async () => {
    const titles = await panel.frame.locator('svg .text-title').allTextContents();
    expect(titles.map((title) => title.trim())).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^输入/u),
        '窗口',
        expect.stringMatching(/^输出/u),
      ]),
    );
    await panel.output.press('ArrowRight');
    await expect
      .poll(() => panel.readout())
      .toContain(
        '第 2 个窗口，共 4 个，第 −1 至 1 行，第 1 至 3 列，最大值 7，位于第 1 行，第 3 列',
      );
  });

  it('quotes what the framework rejects, and says in Chinese what to change', async () => {
    await workbench.focusGroup(1);
    await workbench.putCursorOn('net.py', 'nn.MaxPool2d(2');
    const rejected = await PanelPage.of(workbench, 'ps-invalid [role=alert]');
    const text = await deepText(rejected.frame.locator('ps-invalid'));
    expect(text).toContain('PyTorch 拒绝这一层');
    expect(text).toContain('RuntimeError: pad should be at most half of effective kernel size');
    expect(text).toContain('大小为 2 的窗口允许填充 0 或 1；填充 2 需要至少 4 的窗口。');
    expect(text).toContain('改用 padding=1');
  });
});
