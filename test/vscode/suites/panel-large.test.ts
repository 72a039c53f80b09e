import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { deepText, PanelPage } from './panel-page.js';

const LARGE = `import torch
from torch import nn

stem = torch.randn(1, 64, 112, 112)
pooled = nn.MaxPool2d(3, stride=2, padding=1)(stem)
photo = torch.randn(1, 1, 4096, 4096)
small = nn.AvgPool2d(4)(photo)
whole = nn.AdaptiveAvgPool2d(1)(torch.randn(1, 1, 2304, 2304))
sound = nn.MaxPool1d(2)(torch.randn(1, 1, 16000000))
scan = nn.MaxPool3d(2)(torch.randn(1, 1, 64, 512, 512))
back = nn.MaxUnpool2d(2)(torch.randn(1, 1, 1200, 1200), torch.zeros(1, 1, 1200, 1200))
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

/** Shows another layer of the file. */
const show = async (layer: string, shapes: string): Promise<void> => {
  await workbench.focusGroup(1);
  await workbench.putCursorOn('large.py', layer);
  await expect.poll(() => panel.header()).toContain(shapes);
};

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

  it('of many million values is seen whole in overview, says so, and counts all of it', async () => {
    await workbench.focusGroup(1);
    await workbench.putCursorOn('large.py', 'AvgPool2d');
    await expect.poll(() => panel.header()).toContain('1×1×4096×4096 → 1×1×1024×1024');
    await panel.frame.getByRole('note').filter({ hasText: 'Seen in overview' }).waitFor();
    expect(await deepText(panel.frame.locator('ps-legend'))).toContain('16,777,216');
  });

  it('has the exact result of a window over millions of values, once they were gone through', async () => {
    await show('AdaptiveAvgPool2d', '1×1×2304×2304 → 1×1×1×1');
    await expect.poll(() => panel.readout()).toMatch(/\/ 5\.3M = 0\.\d+/u);
    expect(await panel.readout()).toContain('this window reads 5,308,416 values');
  });

  it('of one axis is a strip in overview, stepped through and zoomed into', async () => {
    await show('MaxPool1d', '1×1×16000000 → 1×1×8000000');
    await panel.output.press('End');
    await expect.poll(() => panel.readout()).toMatch(/out\[7999999\] = max\([\d.]+, [\d.]+\)/u);
    for (let steps = 0; steps < 10; steps += 1) await zoomIn();
    await panel.frame.locator('ps-minimap[of=input]').waitFor();
    await expect.poll(inView).toMatch(/1599999\d$/u);
    await panel.output.press('ArrowLeft');
    await expect.poll(() => panel.readout()).toMatch(/out\[7999998\] = max\([\d.]+, [\d.]+\)/u);
  });

  it('of three axes shows its slices in overview and numbers of a part of each', async () => {
    await panel.frame.getByRole('button', { name: 'Fit' }).click();
    await show('MaxPool3d', '1×1×64×512×512 → 1×1×32×256×256');
    await panel.output.press('Control+End');
    await expect.poll(() => panel.readout()).toMatch(/out\[\d+, 255, 255\] = max\([\d., ]+\)/u);
    for (let steps = 0; steps < 10; steps += 1) await zoomIn();
    const text = panel.frame.locator('ps-picture svg.static text.text-value');
    await text.first().waitFor({ timeout: 60_000 });
    expect(await panel.frame.locator('[role=grid][data-part=input]').count()).toBe(3);
  });

  it('is unpooled too', async () => {
    await show('MaxUnpool2d', '1×1×1200×1200 → 1×1×2400×2400');
    await panel.frame.locator('ps-picture canvas').first().waitFor();
    await panel.frame.getByRole('note').filter({ hasText: 'Seen in overview' }).waitFor();
    expect(await deepText(panel.frame.locator('ps-legend'))).toContain('1,440,000');
  });
});
