const torch = (line: string): string => `import torch
from torch import nn
import torch.nn.functional as F
${line}
`;
const keras = (line: string): string => `import numpy as np
from keras import layers
${line}
`;
const paddle = (line: string): string => `import paddle
import paddle.nn.functional as F
${line}
`;
const timm = (name: string, line: string): string => `import torch
from timm.layers import ${name}
${line}
`;
const onnx = (attributes: string): string => `from onnx import TensorProto, helper
node = helper.make_node("AveragePool", ["x"], ["y"], kernel_shape=[3, 3], strides=[2, 2], ${attributes})
x = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 8, 8])
y = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
helper.make_graph([node], "graph", [x], [y])
`;

/** A program for each code that a pooling call which is valid can carry. */
export const POOLING_EXAMPLES: Readonly<Record<string, string>> = {
  'cells-dropped': torch('nn.MaxPool2d(2)(torch.rand(1, 4, 9, 9))'),
  'windows-skip': torch('nn.MaxPool2d(2, stride=3)(torch.rand(1, 4, 11, 11))'),
  'padding-never-read': torch('nn.MaxPool2d(3, stride=2, padding=1)(torch.rand(1, 4, 8, 8))'),
  'windows-partial': torch('nn.MaxPool2d(3, 2, ceil_mode=True)(torch.rand(1, 4, 8, 8))'),
  'ceil-is-same': torch('nn.MaxPool2d(2, ceil_mode=True)(torch.rand(1, 4, 9, 9))'),
  'ceil-window-dropped': torch('nn.MaxPool2d(2, 2, 1, ceil_mode=True)(torch.rand(1, 4, 7, 7))'),
  'divisor-at-edges': torch(
    'nn.AvgPool2d(3, 2, 1, count_include_pad=False)(torch.rand(1, 4, 9, 9))',
  ),
  'count-has-no-effect': torch('nn.AvgPool2d(2, count_include_pad=False)(torch.rand(1, 4, 8, 8))'),
  'bins-uneven': torch('nn.AdaptiveAvgPool2d(4)(torch.rand(1, 4, 7, 7))'),
  'overlap-wasteful': torch('nn.MaxPool2d(13, 1, 6)(torch.rand(1, 4, 20, 20))'),
  'torch-compile-ceil-gradient': torch('F.avg_pool1d(torch.rand(1, 1, 5), 3, 3, ceil_mode=True)'),
  'torch-compile-fractional': torch(
    'nn.FractionalMaxPool2d(2, output_ratio=0.7)(torch.rand(1, 1, 10, 10))',
  ),
  'torch-mps-adaptive': torch('nn.AdaptiveMaxPool2d(3)(torch.rand(1, 4, 8, 8))'),
  'torch-onnx-export-ceil': torch('nn.AvgPool2d(2, ceil_mode=True)(torch.rand(1, 4, 9, 9))'),
  'torch-onnx-export-adaptive': torch('nn.AdaptiveAvgPool2d(3)(torch.rand(1, 4, 8, 8))'),
  'torch-lp-signed': torch('nn.LPPool2d(1, 2)(torch.rand(1, 4, 8, 8))'),
  'torch-lp-infinity': torch('nn.LPPool2d(float("inf"), 2)(torch.rand(1, 4, 8, 8))'),
  'torch-lp-partial-inflated': torch('nn.LPPool2d(2, 2, ceil_mode=True)(torch.rand(1, 4, 9, 9))'),
  'same-is-not-symmetric': keras(
    'layers.MaxPooling2D(3, strides=2, padding="same")(np.zeros((1, 8, 8, 4)))',
  ),
  'keras-torch-backend-same': keras(
    'layers.AveragePooling2D(3, strides=2, padding="same")(np.zeros((1, 8, 8, 4)))',
  ),
  'stride-is-one': `import jax.numpy as jnp
from flax import linen as nn
nn.max_pool(jnp.ones((1, 8, 8, 3)), (2, 2))
`,
  'paddle-gpu-divisor': paddle(
    'F.avg_pool2d(paddle.ones([1, 3, 8, 8]), 3, 2, 1, exclusive=False, ceil_mode=True)',
  ),
  'timm-same-counts-zeros': timm(
    'AvgPool2dSame',
    'AvgPool2dSame(3, 2, count_include_pad=False)(torch.rand(1, 4, 8, 8))',
  ),
  'timm-same-dilation': timm(
    'MaxPool2dSame',
    'MaxPool2dSame(3, 2, dilation=2)(torch.rand(1, 4, 8, 8))',
  ),
  'onnx-runtime-ceil-count': onnx('pads=[1, 1, 1, 1], ceil_mode=1, count_include_pad=1'),
  'onnx-runtime-auto-pad-count': onnx('auto_pad="SAME_UPPER", count_include_pad=1'),
};
