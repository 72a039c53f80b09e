import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { LabPage } from './lab-page.js';

let workbench: Workbench;
let lab: LabPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'net.py': 'import torch\n' },
    viewport: { width: 1280, height: 1000 },
  });
  await workbench.displayIn('zh-cn');
  await workbench.openFile('net.py');
  lab = await LabPage.open(workbench, '打开实验室');
});
afterAll(() => workbench.close());

describe('the Lab in Chinese', () => {
  it('names its controls as d2l does', async () => {
    for (const name of ['运算', '步幅', '填充']) {
      await lab.frame.getByText(name, { exact: true }).first().waitFor();
    }
    const html = lab.frame.locator('html');
    expect(await html.getAttribute('lang')).toBe('zh-cn');
  });

  it('teaches a lesson in Chinese', async () => {
    await lab.choose('课程', '7');
    await lab.frame.getByText('哪些边的填充没有任何窗口读取').waitFor();
    await lab.pick('下边和右边');
    await lab.frame.getByText('个填充单元格从不被读取').waitFor();
    await lab.next('下一步');
    await lab.frame.getByText('第 2 步，共 4 步').waitFor();
  });
});
