import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' };
import { LabPage } from './lab-page.js';
import { complete, translationBy, waysThrough } from './lesson-ways.js';

const said = translationBy(chinese);

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

  it.each(waysThrough(() => lab, said))('teaches lesson $number in Chinese', async (way) => {
    await complete(lab, way, said);
    const lessons = lab.frame.getByRole('combobox', { name: said('Lesson') });
    await expect.poll(() => lessons.inputValue(), { timeout: 20_000 }).toBe('');
  });
});
