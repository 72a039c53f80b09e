"""Networks that mix by pooling, and convolutional ones with a norm head."""
from collections import OrderedDict
from functools import partial

import torch
import torch.nn as nn

from zoo.layers import DropPath, LayerNorm2d, Mlp, NormMlpClassifierHead, ClassifierHead, calculate_drop_path_rates, to_2tuple, trunc_normal_
from ._builder import build_model_with_cfg
from ._manipulate import named_apply
from ._registry import register_model, generate_default_cfgs

__all__ = ['PoolMixer', 'ConvMixer']


class Downsampling(nn.Module):
    def __init__(self, in_chs, out_chs, kernel_size, stride=1, padding=0, norm_layer=None):
        super().__init__()
        self.norm = norm_layer(in_chs) if norm_layer else nn.Identity()
        self.conv = nn.Conv2d(in_chs, out_chs, kernel_size=kernel_size, stride=stride, padding=padding)

    def forward(self, x):
        x = self.norm(x)
        x = self.conv(x)
        return x


class Pooling(nn.Module):
    def __init__(self, pool_size=3, **kwargs):
        super().__init__()
        self.pool = nn.AvgPool2d(pool_size, stride=1, padding=pool_size // 2, count_include_pad=False)

    def forward(self, x):
        y = self.pool(x)
        return y - x


class MixBlock(nn.Module):
    def __init__(self, dim, token_mixer=Pooling, norm_layer=partial(nn.GroupNorm, 1), drop_path=0.):
        super().__init__()
        self.norm1 = norm_layer(dim)
        self.token_mixer = token_mixer(dim=dim)
        self.drop_path1 = DropPath(drop_path) if drop_path > 0. else nn.Identity()
        self.norm2 = norm_layer(dim)
        self.mlp = Mlp(dim, int(4 * dim), use_conv=True)
        self.layer_scale = nn.Parameter(1e-5 * torch.ones(dim))

    def forward(self, x):
        x = x + self.drop_path1(self.token_mixer(self.norm1(x)))
        x = x + self.mlp(self.norm2(x)) * self.layer_scale.view((x.shape[1], 1, 1))
        return x


class PoolMixer(nn.Module):
    def __init__(self, in_chans=3, num_classes=1000, global_pool='avg', depths=(2, 2, 6, 2), dims=(64, 128, 320, 512),
                 token_mixers=Pooling, norm_layer=LayerNorm2d, drop_path_rate=0.):
        super().__init__()
        if not isinstance(depths, (list, tuple)):
            depths = [depths]
        num_stage = len(depths)
        if not isinstance(token_mixers, (list, tuple)):
            token_mixers = [token_mixers] * num_stage
        self.stem = Downsampling(in_chans, dims[0], 7, stride=4, padding=2)
        stages = []
        prev = dims[0]
        dp_rates = calculate_drop_path_rates(drop_path_rate, depths, stagewise=True)
        for i in range(num_stage):
            down = nn.Identity() if i == 0 else Downsampling(prev, dims[i], 3, 2, 1, norm_layer)
            stages += [nn.Sequential(OrderedDict(
                [('downsample', down)] +
                [(f'block{j}', MixBlock(dims[i], token_mixers[i], drop_path=dp_rates[i][j])) for j in range(depths[i])]
            ))]
            prev = dims[i]
        self.stages = nn.Sequential(*stages)
        self.num_features = dims[-1]
        self.head = NormMlpClassifierHead(dims[-1], num_classes, hidden_size=64, pool_type=global_pool)
        self.apply(self._init_weights)

    def _init_weights(self, m):
        if isinstance(m, (nn.Conv2d, nn.Linear)):
            trunc_normal_(m.weight, std=.02)
            if m.bias is not None:
                nn.init.constant_(m.bias, 0)

    @torch.jit.ignore
    def set_grad_checkpointing(self, enable=True):
        for stage in self.stages:
            stage.grad_checkpointing = enable

    def forward_features(self, x):
        x = self.stem(x)
        x = self.stages(x)
        return x

    def forward(self, x):
        x = self.forward_features(x)
        return self.head(x)


class ConvMixer(nn.Module):
    def __init__(self, dim=64, depth=3, in_chans=3, num_classes=1000, global_pool='avg'):
        super().__init__()
        self.stages = nn.ModuleList()
        dims = [dim * 2 ** i for i in range(depth)]
        prev = in_chans
        for i, d in enumerate(dims):
            self.stages.append(nn.Sequential(nn.Conv2d(prev, d, 3, padding=1), nn.ReLU(inplace=True),
                                             nn.MaxPool2d(3, 2, 1) if i % 2 == 0 else nn.AvgPool2d(2)))
            prev = d
        self.head = ClassifierHead(prev, num_classes, pool_type=global_pool)
        named_apply(partial(_init_conv, head_init_scale=1.0), self)

    def forward(self, x):
        for stage in self.stages:
            x = stage(x)
        return self.head(x)


def _init_conv(module, name=None, head_init_scale=1.0):
    if isinstance(module, nn.Conv2d):
        trunc_normal_(module.weight, std=.02)
    elif isinstance(module, nn.Linear):
        nn.init.zeros_(module.bias)
        if name and 'head.' in name:
            module.weight.data.mul_(head_init_scale)
            module.bias.data.mul_(head_init_scale)


default_cfgs = generate_default_cfgs({'poolmixer_tiny.in1k': dict(hf_hub_id='zoo/', fixed_input_size=False)})


@register_model
def poolmixer_tiny(pretrained=False, **kwargs):
    model_kwargs = dict(depths=(1, 1, 2, 1), dims=(32, 64, 80, 96), drop_path_rate=0.05, **kwargs)
    return build_model_with_cfg(PoolMixer, 'poolmixer_tiny', pretrained, **model_kwargs)


@register_model
def convmixer_tiny(pretrained=False, **kwargs):
    return build_model_with_cfg(ConvMixer, 'convmixer_tiny', pretrained, **dict(dict(dim=16), **kwargs))
