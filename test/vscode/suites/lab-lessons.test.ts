import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { LabPage } from './lab-page.js';
import { complete, translationBy, waysThrough } from './lesson-ways.js';

let workbench: Workbench;
let lab: LabPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'net.py': 'import torch\n' },
    viewport: { width: 1280, height: 1000 },
  });
  await workbench.openFile('net.py');
  lab = await LabPage.open(workbench);
});
afterAll(() => workbench.close());

const said = translationBy();

describe('a lesson in the Lab', () => {
  it.each(waysThrough(() => lab, said))('“$title” is completed with the keyboard', async (way) => {
    await complete(lab, way, said);
    await expect
      .poll(() => lab.frame.getByRole('combobox', { name: 'Lesson' }).inputValue(), {
        timeout: 20_000,
      })
      .toBe('');
    expect(workbench.blockedByPolicy).toEqual([]);
  });
});
