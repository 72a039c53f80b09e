import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { LabPage } from './lab-page.js';

let workbench: Workbench;
let lab: LabPage;

beforeAll(async () => {
  workbench = await openWorkbench({ files: { 'net.py': 'import torch\n' } });
  await workbench.openFile('net.py');
  lab = await LabPage.open(workbench);
});
afterAll(() => workbench.close());

const polling = { timeout: 20_000 };

const openAddress = async (address: string): Promise<void> => {
  await workbench.runCommand('Developer: Open URL');
  // The palette gives way to a box of its own.
  await expect.poll(() => workbench.quickInput.inputValue(), polling).not.toMatch(/^>/u);
  await workbench.quickInput.fill(address);
  await workbench.page.keyboard.press('Enter');
  await workbench.page.getByRole('button', { name: 'Open', exact: true }).click();
};

describe('a link to the Lab', () => {
  it('opens the state it was copied from', async () => {
    await lab.choose('Operation', 'Softmax');
    await lab.type('Temperature', '0.5');
    await lab.type('Kernel, height', '2');
    await lab.type('Padding, all sides', '0');
    await lab.press('Copy link');
    const link = async (): Promise<string> =>
      workbench.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(link, polling).toContain('/lab?');
    const address = await link();
    await lab.choose('Operation', 'Max');
    await lab.type('Kernel, height', '3');
    await openAddress(address);
    const operation = lab.frame.getByRole('combobox', { name: 'Operation' });
    await expect.poll(() => operation.inputValue(), polling).toBe('softmax');
    const value = (name: string): Promise<string> =>
      lab.frame.getByRole('spinbutton', { name }).inputValue();
    expect(await value('Temperature')).toBe('0.5');
    expect(await value('Kernel, width')).toBe('2');
    expect(await value('Padding, all sides')).toBe('0');
  });

  it('says so where it holds no state', async () => {
    const scheme = (await workbench.page.evaluate(() => navigator.clipboard.readText())).split(
      '?',
    )[0];
    await openAddress(`${scheme ?? ''}?kernel=many`);
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notifications.filter({ hasText: 'does not hold a state of the Lab' }).waitFor();
  });
});
