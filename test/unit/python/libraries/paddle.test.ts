import { describe, expect, it } from 'vitest';
import { poolFlows, read } from '../support/read.js';

const head = `import paddle
import paddle.nn as nn
import paddle.nn.functional as F
from paddle import ParamAttr
x = paddle.randn([2, 3, 32, 32])
pool = nn.MaxPool2D(2)
`;

/** What reaches a pooling behind each of Paddle's layers, called with Paddle's own parameters. */
const layers: readonly (readonly [string, string])[] = [
  ['nn.Conv2D(3, 8, 3, padding=1, weight_attr=ParamAttr(), bias_attr=False)', '2×8×32×32'],
  ['nn.Conv2D(3, 8, 3, padding="SAME")', '2×8×32×32'],
  ['nn.Conv2DTranspose(3, 8, 2, stride=2, weight_attr=ParamAttr())', '2×8×64×64'],
  ['nn.BatchNorm2D(3, weight_attr=ParamAttr(), bias_attr=ParamAttr())', '2×3×32×32'],
  ['nn.BatchNorm(3, act="relu", param_attr=ParamAttr())', '2×3×32×32'],
  ['nn.LayerNorm(32, epsilon=1e-6)', '2×3×32×32'],
  ['nn.GroupNorm(3, num_channels=3, epsilon=1e-6)', '2×3×32×32'],
  ['nn.Linear(32, 10, bias_attr=False)', '2×3×32×10'],
  ['nn.Dropout(p=0.1, mode="downscale_in_infer")', '2×3×32×32'],
  ['nn.Softmax(axis=-1)', '2×3×32×32'],
  ['nn.Upsample(scale_factor=2, mode="nearest")', '2×3×64×64'],
];

const functions: readonly (readonly [string, string])[] = [
  ['paddle.unsqueeze(paddle.mean(x, axis=1), axis=1)', '2×1×32×32'],
  ['paddle.max(x, axis=1, keepdim=True)', '2×1×32×32'],
  ['paddle.split(x, num_or_sections=3, axis=1)[0]', '2×1×32×32'],
  ['paddle.split(x, [1, 2], axis=1)[1]', '2×2×32×32'],
  ['paddle.squeeze(paddle.stack([x, x], axis=0)[0:1], axis=[0])', '2×3×32×32'],
  ['paddle.add(x, x)', '2×3×32×32'],
  ['F.softmax(x, axis=1)', '2×3×32×32'],
];

const arriving = async (code: string): Promise<string> => {
  const [flow = 'nothing'] = poolFlows(await read(`${head}pool(${code})\n`));
  return flow.replace(/^\S+ (\S+) .*/u, '$1');
};

describe('Paddle has parameters of its own', () => {
  it.each(layers)('%s', async (layer, expected) => {
    expect(await arriving(`${layer}(x)`)).toBe(expected);
  });

  it.each(functions)('%s', async (call, expected) => {
    expect(await arriving(call)).toBe(expected);
  });

  it.each([
    ['words for padding with a stride', 'nn.Conv2D(3, 8, 3, stride=2, padding="SAME")(x)'],
    ['channels last', 'nn.Conv2D(32, 8, 3, data_format="NHWC")(x)'],
  ])('is not guessed, and no problem: %s', async (_, call) => {
    expect(
      (await read(`${head}${call}\n`)).problems.filter(({ severity }) => severity !== 'info'),
    ).toEqual([]);
  });

  it('is no problem in a whole model', async () => {
    const code = `${head}nn.Sequential(nn.Conv2D(3, 8, 3, bias_attr=False), nn.BatchNorm(8), nn.ReLU(), pool)(x)\n`;
    expect((await read(code)).problems).toEqual([]);
  });
});
