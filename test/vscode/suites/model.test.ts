import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { deepText, PanelPage } from './panel-page.js';
import { savedPicture } from './saved-picture.js';

const NET = `import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 6, 5)
        self.pool = nn.MaxPool2d(2)
        self.last = nn.AvgPool2d(3)
        self.fc = nn.Linear(6 * 4 * 4, 10)

    def forward(self, x):
        x = self.pool(self.conv(x))
        return self.fc(self.last(x).flatten(1))


net = Net()
net(torch.zeros(1, 1, 28, 28))
`;

let workbench: Workbench;
let panel: PanelPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'net.py': NET, 'other.py': 'import torch.nn as nn\nnn.MaxPool2d(2, padding=2)\n' },
    viewport: { width: 1900, height: 1000 },
    settings: { 'poolscope.codeLens.enabled': true },
  });
  await workbench.openFile('net.py');
});
afterAll(() => workbench.close());

const rows = () => panel.frame.locator('ps-model-table [role=row][data-id]');
const selected = () =>
  panel.frame.locator('ps-model-table [aria-selected=true] .title').innerText();

describe('the Model view in VS Code', () => {
  it('opens from the line above the class, and names the class in title and header', async () => {
    const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'Visualize model' });
    await lens.first().click();
    panel = await PanelPage.of(workbench, 'ps-model-view [role=treegrid]');
    await workbench.page.locator('.tab', { hasText: 'Model: Net' }).waitFor();
    expect(await panel.call()).toBe('Net()');
    expect(await panel.header()).toContain('1×1×28×28 → 1×10');
    await expect.poll(() => rows().count()).toBe(5);
  });

  it('goes from pooling to pooling by key and by command', async () => {
    await panel.frame.locator('ps-model-table [tabindex="0"]').focus();
    await panel.frame.locator('ps-model-table [tabindex="0"]').press('p');
    const first = await selected();
    await workbench.runCommand('Select the Next Pooling Layer of the Model');
    await expect.poll(selected).not.toBe(first);
    expect([first, await selected()].toSorted()).toEqual(['AvgPool2d', 'MaxPool2d']);
  });

  it('shows another size, and compares two', async () => {
    await panel.frame.locator('.size summary').click();
    const given = panel.frame.locator('.size [name=given]');
    await given.fill('30');
    await given.press('Enter');
    await expect.poll(() => panel.header()).toContain('1×1×30×30 → 1×10');
    await panel.frame.locator('.size [name=compared]').fill('40');
    await panel.frame.locator('.size [name=compared]').press('Enter');
    const compared = panel.frame.locator('.compared');
    await expect.poll(() => deepText(compared)).toContain('The chain breaks');
    await panel.frame.getByRole('button', { name: 'As in the code' }).click();
    await expect.poll(() => panel.header()).toContain('1×1×28×28 → 1×10');
  });

  it('is saved as a picture and as a table', async () => {
    const svg = (await savedPicture(workbench, 'SVG', '.svg')).toString('utf8');
    expect(svg).toContain('28×28');
    expect(svg).toContain('24 ÷ 2 = 12');
    const csv = (await savedPicture(workbench, 'CSV', '.csv')).toString('utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(6);
  });
});

describe('the Pooling Report in VS Code', () => {
  it('lists the layers of the workspace, sorts them, and opens one', async () => {
    await workbench.openFile('net.py');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await workbench.page.keyboard.press('F1');
    await workbench.quickInput.fill('>Pooling Report');
    await rows.filter({ hasText: 'Pooling Report' }).first().click();
    await rows.filter({ hasText: 'The workspace' }).first().click();
    const frame = await workbench.webviewWith('ps-report table');
    const places = () => frame.locator('ps-report td.place').allInnerTexts();
    await expect.poll(places).toEqual(['net.py:9', 'net.py:10', 'other.py:2']);
    await frame.getByRole('button', { name: 'Notices' }).click();
    await frame.getByRole('button', { name: 'Notices' }).click();
    await expect.poll(async () => (await places())[0]).toBe('other.py:2');
    await frame.locator('td.place button', { hasText: 'net.py:10' }).click();
    await workbench.page.locator('.statusbar', { hasText: 'Ln 10' }).waitFor();
  });
});
