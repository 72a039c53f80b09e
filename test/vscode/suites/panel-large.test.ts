import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { deepText, PanelPage } from './panel-page.js';

const LARGE = `import torch
from torch import nn

stem = torch.randn(1, 64, 112, 112)
pooled = nn.MaxPool2d(3, stride=2, padding=1)(stem)
photo = torch.randn(1, 1, 4096, 4096)
small = nn.AvgPool2d(4)(photo)
`;

let workbench: Workbench;
let panel: PanelPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'large.py': LARGE },
    viewport: { width: 1700, height: 1000 },
  });
  await workbench.openFile('large.py');
  await workbench.putCursorOn('large.py', 'MaxPool2d');
  await workbench.runCommand('Visualize Pooling');
  panel = await PanelPage.of(workbench);
});
afterAll(() => workbench.close());

/** The numbers along the axes: which rows and columns are in view. */
const inView = (): Promise<string> =>
  panel.frame
    .locator('ps-picture svg.static text.text-index')
    .evaluateAll((found) => found.map((each) => each.textContent).join(' '));

const zoomIn = async (): Promise<void> => {
  await panel.frame.getByRole('button', { name: 'Zoom in' }).click();
};

describe('a large plane in the panel', () => {
  it('is drawn whole as a heat map, with a node for the cell in hand instead of one for each', async () => {
    expect(await panel.header()).toContain('1×64×112×112 → 1×64×56×56');
    await panel.frame.locator('ps-picture canvas').first().waitFor();
    expect(await panel.output.getAttribute('aria-rowcount')).toBe('56');
    expect(await panel.output.locator('[role=gridcell]').count()).toBe(1);
  });

  it('zooms until it shows numbers, and fits again', async () => {
    for (let steps = 0; steps < 5; steps += 1) await zoomIn();
    await panel.frame.locator('ps-minimap[of=input]').waitFor();
    const text = panel.frame.locator('ps-picture svg.static text.text-value');
    for (let steps = 0; steps < 8 && (await text.count()) === 0; steps += 1) await zoomIn();
    await text.first().waitFor();
    await panel.frame.getByRole('button', { name: 'Fit' }).click();
    await panel.frame.locator('ps-minimap').first().waitFor({ state: 'detached' });
  });

  it('is dragged, and moved with Shift and the arrow keys', async () => {
    for (let steps = 0; steps < 3; steps += 1) await zoomIn();
    const before = await inView();
    const box = await panel.input.boundingBox();
    if (box === null) throw new Error('The input is hidden.');
    const { mouse } = workbench.page;
    await mouse.move(box.x + box.width - 20, box.y + box.height - 20);
    await mouse.down();
    await mouse.move(box.x + 40, box.y + 60, { steps: 5 });
    await mouse.up();
    await expect.poll(inView).not.toBe(before);
    const dragged = await inView();
    await panel.input.press('Shift+ArrowUp');
    await expect.poll(inView).not.toBe(dragged);
  });

  it('is moved by its small map', async () => {
    const before = await inView();
    const map = panel.frame.locator('ps-minimap[of=input] .map');
    const box = await map.boundingBox();
    if (box === null) throw new Error('The map is hidden.');
    await map.click({ position: { x: box.width - 4, y: box.height - 4 } });
    await expect.poll(inView).not.toBe(before);
    expect(await inView()).toContain('110');
  });

  it('follows the keyboard to the last window and past the edge of the view', async () => {
    await panel.output.press('Control+Home');
    await expect.poll(() => panel.readout()).toContain('out[0, 0]');
    await panel.output.press('Control+End');
    await expect.poll(() => panel.readout()).toContain('out[55, 55]');
    await expect.poll(inView).toContain('110');
  });

  it('shows the values of another channel', async () => {
    const before = await panel.readout();
    await panel.output.press(']');
    await expect.poll(() => deepText(panel.frame.locator('ps-channels'))).toContain('Channel 1');
    await expect.poll(() => panel.readout()).not.toBe(before);
  });

  it('of many million values is seen whole from afar, says so, and counts all of it', async () => {
    await workbench.focusGroup(1);
    await workbench.putCursorOn('large.py', 'AvgPool2d');
    await expect.poll(() => panel.header()).toContain('1×1×4096×4096 → 1×1×1024×1024');
    await panel.frame.getByRole('note').filter({ hasText: 'Seen from afar' }).waitFor();
    expect(await deepText(panel.frame.locator('ps-legend'))).toContain('16,777,216');
  });
});
