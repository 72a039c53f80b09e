import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { deepText, PanelPage } from './panel-page.js';
import { framesOfGif, savedPicture } from './saved-picture.js';

let workbench: Workbench;

beforeEach(async () => {
  workbench = await openWorkbench({
    copyOf: 'examples',
    viewport: { width: 1700, height: 900 },
  });
});
afterEach(() => workbench.close());

const visualize = async (text: string): Promise<PanelPage> => {
  await workbench.openFile('unpooling.py');
  await workbench.putCursorOn('unpooling.py', text);
  await workbench.runCommand('Visualize Pooling');
  return PanelPage.of(workbench, 'ps-picture [role=grid]');
};

const readout = (panel: PanelPage): Promise<string> => deepText(panel.frame.locator('ps-readout'));

describe('unpooling in the panel', () => {
  it('shows the values of the code where their indices say, and follows the keyboard', async () => {
    const panel = await visualize('unpool(largest, indices)');
    await expect
      .poll(() => panel.outputNumbers())
      .toEqual([
        [0, 0, 0, 0],
        [0, 5, 0, 7],
        [0, 0, 0, 0],
        [0, 13, 0, 15],
      ]);
    expect(await panel.header()).toContain('1×1×2×2 → 1×1×4×4');
    expect(await readout(panel)).toContain('in[0, 0] = 5, index 5 = 1·4 + 1 → out[1, 1]');
    await panel.input.press('ArrowRight');
    await expect.poll(() => readout(panel)).toContain('in[0, 1] = 7, index 7 = 1·4 + 3');
    await panel.output.press('ArrowDown');
    await expect.poll(() => readout(panel)).toContain('No index points here');
    expect(workbench.blockedByPolicy).toEqual([]);
  });

  it('takes the indices of a max pooling on sample values inside a model, and says so', async () => {
    const panel = await visualize('self.unpool(x, second)');
    await expect.poll(() => panel.header()).toContain('sample');
    expect(await deepText(panel.frame.locator('ps-notices'))).toContain(
      'The code does not say the indices',
    );
  });

  it('follows the cursor from pooling to unpooling and back', async () => {
    await visualize('nn.MaxUnpool2d(2, stride=2)\nlargest');
    await workbench.putCursorOn('unpooling.py', 'nn.MaxPool2d(2');
    await PanelPage.of(workbench, 'ps-picture [role=grid]');
    await workbench.putCursorOn('unpooling.py', 'F.max_unpool1d');
    const back = await PanelPage.of(workbench, 'ps-picture [role=grid]');
    await expect.poll(() => back.outputNumbers()).toEqual([[0, 5, 0, 4, 0]]);
  });

  it('is saved as it is shown, with a frame for every value', async () => {
    const panel = await visualize('unpool(largest, indices)');
    await panel.input.press('ArrowRight');
    await expect.poll(() => readout(panel)).toContain('in[0, 1] = 7');
    const svg = (await savedPicture(workbench, 'SVG', '.svg')).toString('utf8');
    expect(svg).toContain('in[0, 1] = 7, index 7 = 1·4 + 3 → out[1, 3]');
    expect(svg.match(/>→(5|7|13|15)</gu)).toHaveLength(4);
    expect(framesOfGif(await savedPicture(workbench, 'GIF', '.gif'))).toBe(4);
  });
});
