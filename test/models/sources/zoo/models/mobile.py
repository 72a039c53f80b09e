"""Mobile networks from strings that describe blocks."""
import math
import re
from copy import deepcopy
from functools import partial
from typing import Any, Dict, List, Union

import torch
import torch.nn as nn

from zoo.layers import ConvNormAct, SelectAdaptivePool2d, SqueezeExcite, create_conv2d, create_pool2d, get_norm_act_layer, make_divisible
from ._builder import build_model_with_cfg
from ._registry import register_model, generate_default_cfgs

__all__ = ['MobileNet']


def _parse_ksize(ss):
    if ss.isdigit():
        return int(ss)
    return [int(k) for k in ss.split('.')]


def _decode_block_str(block_str):
    assert isinstance(block_str, str)
    ops = block_str.split('_')
    block_type = ops[0]
    ops = ops[1:]
    options = {}
    skip = None
    for op in ops:
        if op == 'noskip':
            skip = False
        elif op == 'skip':
            skip = True
        else:
            splits = re.split(r'(\d.*)', op)
            if len(splits) >= 2:
                key, value = splits[:2]
                options[key] = value
    block_args = dict(
        block_type=block_type,
        dw_kernel_size=_parse_ksize(options['k']),
        out_chs=int(options['c']),
        stride=int(options['s']),
        se_ratio=float(options.get('se', 0.)),
    )
    if block_type == 'ir':
        block_args.update(dict(exp_ratio=float(options['e']), noskip=skip is False))
    num_repeat = int(options['r'])
    return block_args, num_repeat


def decode_arch_def(arch_def, depth_multiplier=1.0):
    arch_args = []
    for stack_idx, block_strings in enumerate(arch_def):
        assert isinstance(block_strings, list)
        stack = []
        for block_str in block_strings:
            ba, rep = _decode_block_str(block_str)
            rep = int(math.ceil(rep * depth_multiplier))
            stack.extend([deepcopy(ba) for _ in range(rep)])
        arch_args.append(stack)
    return arch_args


class InvertedResidual(nn.Module):
    def __init__(self, in_chs, out_chs, dw_kernel_size=3, stride=1, pad_type='', noskip=False, exp_ratio=1.0,
                 act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d, se_layer=None, se_ratio=0.):
        super(InvertedResidual, self).__init__()
        norm_act_layer = get_norm_act_layer(norm_layer, act_layer)
        mid_chs = make_divisible(in_chs * exp_ratio)
        self.has_skip = (in_chs == out_chs and stride == 1) and not noskip
        self.conv_pw = create_conv2d(in_chs, mid_chs, 1, padding=pad_type)
        self.bn1 = norm_act_layer(mid_chs, inplace=True)
        self.conv_dw = create_conv2d(mid_chs, mid_chs, dw_kernel_size, stride=stride, groups=mid_chs, padding=pad_type)
        self.bn2 = norm_act_layer(mid_chs, inplace=True)
        self.se = se_layer(mid_chs, rd_ratio=se_ratio / exp_ratio) if se_layer and se_ratio else nn.Identity()
        self.conv_pwl = create_conv2d(mid_chs, out_chs, 1, padding=pad_type)
        self.bn3 = norm_act_layer(out_chs, apply_act=False)

    def forward(self, x):
        shortcut = x
        x = self.conv_pw(x)
        x = self.bn1(x)
        x = self.conv_dw(x)
        x = self.bn2(x)
        x = self.se(x)
        x = self.conv_pwl(x)
        x = self.bn3(x)
        if self.has_skip:
            x = x + shortcut
        return x


class MobileNet(nn.Module):
    def __init__(self, block_args, num_classes=1000, in_chans=3, stem_size=16, num_features=96, pad_type='',
                 round_chs_fn=make_divisible, act_layer=nn.ReLU6, norm_layer=nn.BatchNorm2d, se_layer=SqueezeExcite,
                 global_pool='avg', stem_pool=False):
        super().__init__()
        norm_act_layer = get_norm_act_layer(norm_layer, act_layer)
        self.conv_stem = create_conv2d(in_chans, stem_size, 3, stride=2, padding=pad_type)
        self.bn1 = norm_act_layer(stem_size, inplace=True)
        self.pool_stem = create_pool2d('max', 3, 2, padding=pad_type) if stem_pool else nn.Identity()
        stages = []
        chs = stem_size
        for stack in block_args:
            blocks = []
            for i, ba in enumerate(stack):
                ba = dict(ba)
                ba.pop('block_type')
                ba['out_chs'] = round_chs_fn(ba['out_chs'])
                if i > 0:
                    ba['stride'] = 1
                blocks.append(InvertedResidual(
                    chs, pad_type=pad_type, act_layer=act_layer, norm_layer=norm_layer, se_layer=se_layer, **ba))
                chs = ba['out_chs']
            stages.append(nn.Sequential(*blocks))
        self.blocks = nn.Sequential(*stages)
        self.side = create_pool2d('avg', 2, 2, padding=pad_type, count_include_pad=False)
        self.conv_head = ConvNormAct(chs, num_features, 1, act_layer=act_layer)
        self.global_pool = SelectAdaptivePool2d(pool_type=global_pool)
        self.flatten = nn.Flatten(1) if global_pool else nn.Identity()
        self.classifier = nn.Linear(num_features, num_classes) if num_classes > 0 else nn.Identity()

    def forward(self, x):
        x = self.pool_stem(self.bn1(self.conv_stem(x)))
        for blk in self.blocks:
            x = blk(x)
        x = self.conv_head(self.side(x))
        x = self.global_pool(x)
        x = self.flatten(x)
        return self.classifier(x)


def _gen(variant, channel_multiplier=1.0, depth_multiplier=1.0, pretrained=False, **kwargs):
    arch_def = [
        ['ir_r1_k3_s1_e1_c16_noskip'],
        ['ir_r2_k3_s2_e4_c24_se0.25'],
        ['ir_r2_k5_s2_e4_c40_se0.25', 'ir_r1_k3_s1_e2.5_c48'],
    ]
    round_chs_fn = partial(lambda v, multiplier: make_divisible(v * multiplier), multiplier=channel_multiplier)
    model_kwargs = dict(
        block_args=decode_arch_def(arch_def, depth_multiplier),
        round_chs_fn=round_chs_fn,
        norm_layer=kwargs.pop('norm_layer', None) or partial(nn.BatchNorm2d, eps=1e-3),
        act_layer=kwargs.pop('act_layer', nn.Hardswish),
        **kwargs,
    )
    return build_model_with_cfg(MobileNet, variant, pretrained, **model_kwargs)


default_cfgs = generate_default_cfgs({'mobile_small.x': dict(url='https://example.com/x', input_size=(3, 128, 128))})


@register_model
def mobile_small(pretrained=False, **kwargs):
    return _gen('mobile_small', 0.75, 1.2, pretrained, **kwargs)


@register_model
def tf_mobile_small(pretrained=False, **kwargs):
    kwargs.setdefault('pad_type', 'same')
    return _gen('tf_mobile_small', stem_pool=True, pretrained=pretrained, **kwargs)
