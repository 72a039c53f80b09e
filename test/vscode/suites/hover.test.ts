import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ copyOf: 'examples' });
});
afterAll(() => workbench.close());

describe('the hover on a pooling call', () => {
  it('says shapes, cost and the edge, and draws the windows', async () => {
    await workbench.openFile('pooling.py');
    const hover = await workbench.hoverOn('MaxPool2d(3, stride=2');
    const text = (await hover.innerText()).replaceAll('\u00a0', ' ');
    expect(text).toContain('Max pooling 1×1×4×4 → 1×1×2×2');
    expect(text).toContain('21 comparisons');
    expect(text).toContain('never read');
    const picture = hover.locator('img');
    await expect
      .poll(() =>
        picture.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)),
      )
      .toBeGreaterThan(100);
  });

  it('opens the panel by its link', async () => {
    await workbench.openFile('pooling.py');
    const hover = await workbench.hoverOn('MaxPool2d(3, stride=2');
    await hover.getByRole('link', { name: 'Visualize' }).click();
    const panel = await PanelPage.of(workbench);
    expect(await panel.call()).toBe('nn.MaxPool2d(3, stride=2, padding=1)');
  });
});
