import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';

/** Code that no budget of reading ends: a literal so long that its very text takes too long. */
const ENDLESS = `from torch import nn\npool = nn.MaxPool2d(2)\nx = [${'1,'.repeat(2_000_000)}]\n`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ copyOf: 'examples', files: { 'endless.py': ENDLESS } });
});
afterAll(() => workbench.close());

describe('in the extension host of a browser', () => {
  it('an invalid layer is a problem, with its reason', async () => {
    await workbench.openFile('invalid.py');
    await workbench.page.locator('.squiggly-error').first().waitFor();
    const hover = await workbench.hoverOn('MaxPool2d');
    expect(await hover.innerText()).toMatch(/pad should be/iu);
  });

  // Only a worker of its own can be ended midway.
  it('a file that hangs reading is stopped and says so, and the next one is read', async () => {
    await workbench.openFile('endless.py');
    const stopped = await workbench.hoverOn('MaxPool2d');
    await expect
      .poll(() => stopped.innerText(), { timeout: 30_000 })
      .toContain('Reading this file was stopped: it took longer than 5 s');
    await workbench.openFile('pooling.py');
    const hover = await workbench.hoverOn('MaxPool2d(3, stride=2');
    const text = (await hover.innerText()).replaceAll('\u00a0', ' ');
    expect(text).toContain('Max pooling 1×1×4×4 → 1×1×2×2');
  });
});
