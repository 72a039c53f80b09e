import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { deepText, PanelPage } from './panel-page.js';

const PADDLE = `import paddle
import paddle.nn.functional as F

x = paddle.arange(16, dtype='float32').reshape([1, 1, 4, 4])
y, mask = F.max_pool2d(x, 2, return_mask=True)
z = F.max_unpool2d(y, mask, 2, output_size=[5, 5])
`;

const ONNX = `import numpy as np
from onnx import helper
from onnx.backend.test.case.node import expect

node = helper.make_node("MaxUnpool", ["X", "I", "S"], ["Y"], kernel_shape=[2, 2], strides=[2, 2])
X = np.array([[[[5, 6], [7, 8]]]], dtype=np.float32)
I = np.array([[[[5, 7], [13, 15]]]], dtype=np.int64)
S = np.array((1, 1, 5, 5), dtype=np.int64)
expect(node, inputs=[X, I, S], outputs=[], name="larger")
`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'paddle_net.py': PADDLE, 'onnx_node.py': ONNX },
    viewport: { width: 1700, height: 900 },
  });
});
afterAll(() => workbench.close());

const visualize = async (file: string, text: string): Promise<PanelPage> => {
  await workbench.openFile(file);
  await workbench.putCursorOn(file, text);
  await workbench.runCommand('Visualize Pooling');
  return PanelPage.of(workbench, 'ps-picture [role=grid]');
};

const readout = (panel: PanelPage): Promise<string> => deepText(panel.frame.locator('ps-readout'));

describe('unpooling of other frameworks in the panel', () => {
  it('takes the mask of Paddle as it counts in the larger output', async () => {
    const panel = await visualize('paddle_net.py', 'F.max_unpool2d');
    await expect.poll(() => panel.header()).toContain('1×1×2×2 → 1×1×5×5');
    expect((await panel.outputNumbers())[1]).toEqual([5, 0, 7, 0, 0]);
    expect(await readout(panel)).toContain('index 5 = 1·5 + 0 → out[1, 0]');
  });

  it('counts the indices of ONNX in the default size, in the corner of the larger output', async () => {
    const panel = await visualize('onnx_node.py', 'helper.make_node');
    await expect.poll(() => panel.header()).toContain('1×1×2×2 → 1×1×5×5');
    expect((await panel.outputNumbers())[1]).toEqual([0, 5, 0, 6, 0]);
    expect(await readout(panel)).toContain('index 5 = 1·4 + 1 → out[1, 1]');
    expect(workbench.blockedByPolicy).toEqual([]);
  });
});
