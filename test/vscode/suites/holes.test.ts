import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';
import { savedPicture } from './saved-picture.js';

const SPREAD = `import jax.numpy as jnp
from jax import lax

x = jnp.arange(9.0).reshape(1, 1, 3, 3)
pads = ((0, 0), (0, 0), (1, 1), (1, 1))
y = lax.reduce_window(x, -jnp.inf, lax.max, (1, 1, 3, 3), (1, 1, 2, 2), pads, base_dilation=(1, 1, 2, 2))
`;

const ELEMENTS = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
];

let workbench: Workbench;
let panel: PanelPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'spread.py': SPREAD },
    viewport: { width: 1700, height: 1000 },
  });
  await workbench.openFile('spread.py');
  await workbench.putCursorOn('spread.py', 'lax.reduce_window');
  await workbench.runCommand('Visualize Pooling');
  panel = await PanelPage.of(workbench);
});
afterAll(() => workbench.close());

describe('an input with a base dilation in the panel', () => {
  it('is drawn as its windows see it, holes and all', async () => {
    expect(await panel.inputNumbers()).toEqual(ELEMENTS);
    expect(await panel.outputNumbers()).toEqual(ELEMENTS);
    expect(await panel.frame.locator('ps-picture svg.static rect.cell-hole').count()).toBe(16);
    const legend = panel.frame.locator('ps-legend .item', { hasText: 'hole between the data' });
    expect(await legend.locator('.count').innerText()).toBe('16');
    await panel.output.press('Control+Home');
    await panel.output.press('ArrowRight');
    await expect.poll(() => panel.readout()).toContain('out[0, 1] = max(1) = 1');
    await expect.poll(() => panel.readout()).toContain('5 holes count as −∞');
    expect(workbench.blockedByPolicy).toEqual([]);
  });

  it('is exported with its holes', async () => {
    const svg = (await savedPicture(workbench, 'SVG', '.svg')).toString('utf8');
    expect(svg.match(/url\(#ps-hole\)/gu)).toHaveLength(16 + 5);
    const csv = (await savedPicture(workbench, 'CSV', '.csv')).toString('utf8');
    expect(csv).toContain('input,3x3,from,0x0');
  });

  it('shows a small picture in the hover', async () => {
    await workbench.openFile('spread.py');
    const hover = await workbench.hoverOn('reduce_window');
    await expect.poll(() => hover.locator('img').count()).toBe(1);
  });
});
