import { it } from 'vitest';
import { openWorkbench } from '../harness/workbench.js';
import { LabPage } from './lab-page.js';
it('debug', async () => {
  const workbench = await openWorkbench({ files: { 'net.py': 'import torch\n' } });
  try {
    await workbench.openFile('net.py');
    const lab = await LabPage.open(workbench);
    await lab.press('Copy link');
    await workbench.page.waitForTimeout(1500);
    const address = await workbench.page.evaluate(() => navigator.clipboard.readText());
    console.log('ADDRESS', address);
    await workbench.screenshot('/work/main/.cache/lab-shots/link0.png');
    await workbench.runCommand('Developer: Open URL');
    await workbench.quickInput.fill(address);
    await workbench.page.keyboard.press('Enter');
    await workbench.page.waitForTimeout(3000);
    await workbench.screenshot('/work/main/.cache/lab-shots/link1.png');
    await workbench.page.getByRole('button', { name: 'Open', exact: true }).click().catch((e) => console.log(String(e)));
    await workbench.page.waitForTimeout(3000);
    await workbench.screenshot('/work/main/.cache/lab-shots/link2.png');
  } finally { await workbench.close(); }
});
