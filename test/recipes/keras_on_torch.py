"""The few `keras.ops` that recipes use, written with PyTorch, channels last.

Stands in for Keras where it is not installed, so that the recipes' axes, paddings and reshapes are
checked on every machine. Semantics as in Keras 3.
"""

import torch
import torch.nn.functional as F

full = lambda shape, value, dtype=None: torch.full(shape, value, dtype=dtype)
ones = lambda shape, dtype=None: torch.ones(shape, dtype=dtype)
eye = lambda n, dtype=None: torch.eye(n, dtype=dtype)
ones_like = torch.ones_like
reshape = torch.reshape
einsum = torch.einsum
transpose = torch.t
convert_to_tensor = lambda x, dtype=None: torch.tensor(x, dtype=dtype)
relu = F.relu
abs = torch.abs
exp = torch.exp


def max(x, axis=None):
    return x.amax() if axis is None else x.amax(axis)


def min(x):
    return x.amin()


def mean(x, axis):
    return x.mean(axis)


def repeat(x, repeats, axis):
    return torch.repeat_interleave(x, repeats, dim=axis)


def convert_to_tensor(x, dtype=None):
    return torch.tensor(x, dtype=dtype)


def pad(x, pad_width, mode="constant", constant_values=0):
    if mode == "constant":
        cells = [cell for pair in reversed(pad_width) for cell in pair]
        return F.pad(x, cells, value=constant_values)
    assert pad_width[0] == pad_width[-1] == [0, 0]
    cells = [cell for pair in reversed(pad_width[1:-1]) for cell in pair]
    return F.pad(x.movedim(-1, 1), cells, mode=mode).movedim(1, -1)


def concatenate(xs, axis=0):
    return torch.cat(xs, dim=axis)


def stack(xs, axis=0):
    return torch.stack(xs, dim=axis)


def conv(inputs, kernel, strides=1, padding="valid", dilation_rate=1):
    """In as many groups as the kernel's input channels divide the input's, as in Keras."""
    assert padding == "valid"
    rank = kernel.dim() - 2
    weight = kernel.permute(rank + 1, rank, *range(rank))
    conv = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}[rank]
    groups = inputs.shape[-1] // kernel.shape[-2]
    out = conv(inputs.movedim(-1, 1), weight, stride=strides, dilation=dilation_rate, groups=groups)
    return out.movedim(1, -1)


def depthwise_conv(inputs, kernel, strides=1, padding="valid", dilation_rate=1):
    assert padding == "valid"
    *_, channels, multiplier = kernel.shape
    rank = kernel.dim() - 2
    weight = kernel.permute(rank, rank + 1, *range(rank)).reshape(channels * multiplier, 1, *kernel.shape[:rank])
    conv = {1: F.conv1d, 2: F.conv2d}[rank]
    out = conv(inputs.movedim(-1, 1), weight, stride=strides, dilation=dilation_rate, groups=channels)
    return out.movedim(1, -1)


def _pool(name, inputs, pool_size, strides, padding, fill):
    rank = inputs.dim() - 2
    size = (pool_size,) * rank if isinstance(pool_size, int) else tuple(pool_size)
    strides = size if strides is None else strides
    x = inputs.movedim(-1, 1)
    if padding == "same":
        assert strides == 1 and fill is not None
        x = F.pad(x, [cell for k in reversed(size) for cell in ((k - 1) // 2, k // 2)], value=fill)
    pool = getattr(F, f"{name}_pool{rank}d")
    return pool(x, size, stride=strides).movedim(1, -1)


def max_pool(inputs, pool_size, strides=None, padding="valid"):
    return _pool("max", inputs, pool_size, strides, padding, float("-inf"))


def average_pool(inputs, pool_size, strides=None, padding="valid"):
    return _pool("avg", inputs, pool_size, strides, padding, None)
