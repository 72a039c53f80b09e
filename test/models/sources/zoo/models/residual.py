"""Residual networks with a choice of stem, shortcut, anti-aliasing and head."""
import math
from functools import partial
from typing import Any, Dict, List, Optional, Tuple, Type, Union

import torch
import torch.nn as nn
import torch.nn.functional as F

from zoo.layers import DropPath, calculate_drop_path_rates, create_aa, create_attn, create_classifier, get_act_layer, to_ntuple
from ._builder import build_model_with_cfg
from ._manipulate import checkpoint_seq
from ._registry import register_model, generate_default_cfgs, register_model_deprecations

__all__ = ['ResNet', 'BasicBlock', 'Bottleneck']


def get_padding(kernel_size: int, stride: int, dilation: int = 1) -> int:
    return ((stride - 1) + dilation * (kernel_size - 1)) // 2


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inplanes: int, planes: int, stride: int = 1, downsample: Optional[nn.Module] = None,
                 act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d, attn_layer=None, aa_layer=None, drop_path=None):
        super(BasicBlock, self).__init__()
        outplanes = planes * self.expansion
        use_aa = aa_layer is not None and stride == 2
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride=1 if use_aa else stride, padding=1, bias=False)
        self.bn1 = norm_layer(planes)
        self.act1 = act_layer(inplace=True)
        self.aa = create_aa(aa_layer, channels=planes, stride=stride, enable=use_aa)
        self.conv2 = nn.Conv2d(planes, outplanes, 3, padding=1, bias=False)
        self.bn2 = norm_layer(outplanes)
        self.se = create_attn(attn_layer, outplanes)
        self.act2 = act_layer(inplace=True)
        self.downsample = downsample
        self.drop_path = drop_path

    def zero_init_last(self):
        if getattr(self.bn2, 'weight', None) is not None:
            nn.init.zeros_(self.bn2.weight)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        shortcut = x
        x = self.conv1(x)
        x = self.bn1(x)
        x = self.act1(x)
        x = self.aa(x)
        x = self.conv2(x)
        x = self.bn2(x)
        if self.se is not None:
            x = self.se(x)
        if self.drop_path is not None:
            x = self.drop_path(x)
        if self.downsample is not None:
            shortcut = self.downsample(shortcut)
        x += shortcut
        x = self.act2(x)
        return x


class Bottleneck(BasicBlock):
    expansion = 4


def downsample_conv(in_channels, out_channels, kernel_size, stride=1, norm_layer=None):
    norm_layer = norm_layer or nn.BatchNorm2d
    p = get_padding(kernel_size, stride)
    return nn.Sequential(*[
        nn.Conv2d(in_channels, out_channels, kernel_size, stride=stride, padding=p, bias=False),
        norm_layer(out_channels)
    ])


def downsample_avg(in_channels, out_channels, kernel_size, stride=1, norm_layer=None):
    avg_stride = stride
    if stride == 1:
        pool = nn.Identity()
    else:
        pool = nn.AvgPool2d(2, avg_stride, ceil_mode=True, count_include_pad=False)
    return nn.Sequential(*[
        pool,
        nn.Conv2d(in_channels, out_channels, 1, stride=1, padding=0, bias=False),
        norm_layer(out_channels)
    ])


def make_blocks(block_fns, channels, block_repeats, inplanes, avg_down=False, drop_path_rate=0., **kwargs):
    stages = []
    feature_info = []
    net_stride = 4
    dprs = calculate_drop_path_rates(drop_path_rate, block_repeats, stagewise=True)
    for stage_idx, (block_fn, planes, num_blocks, dpr) in enumerate(zip(block_fns, channels, block_repeats, dprs)):
        stage_name = f'layer{stage_idx + 1}'
        stride = 1 if stage_idx == 0 else 2
        net_stride *= stride
        downsample = None
        if stride != 1 or inplanes != planes * block_fn.expansion:
            down_kwargs = dict(in_channels=inplanes, out_channels=planes * block_fn.expansion, kernel_size=1,
                               stride=stride, norm_layer=kwargs.get('norm_layer'))
            downsample = downsample_avg(**down_kwargs) if avg_down else downsample_conv(**down_kwargs)
        block_kwargs = dict(**kwargs)
        blocks = []
        for block_idx in range(num_blocks):
            downsample = downsample if block_idx == 0 else None
            stride = stride if block_idx == 0 else 1
            blocks.append(block_fn(
                inplanes, planes, stride, downsample,
                drop_path=DropPath(dpr[block_idx]) if dpr[block_idx] > 0. else None, **block_kwargs))
            inplanes = planes * block_fn.expansion
        stages.append((stage_name, nn.Sequential(*blocks)))
        feature_info.append(dict(num_chs=inplanes, reduction=net_stride, module=stage_name))
    return stages, feature_info


class ResNet(nn.Module):
    def __init__(self, block, layers: Tuple[int, ...], num_classes: int = 1000, in_chans: int = 3,
                 global_pool: str = 'avg', stem_width: int = 64, stem_type: str = '', replace_stem_pool: bool = False,
                 avg_down: bool = False, channels=(64, 128, 256, 512), act_layer=nn.ReLU, norm_layer=nn.BatchNorm2d,
                 aa_layer=None, drop_rate: float = 0.0, drop_path_rate: float = 0., zero_init_last: bool = True,
                 block_args: Optional[Dict[str, Any]] = None):
        super(ResNet, self).__init__()
        block_args = block_args or dict()
        self.num_classes = num_classes
        self.drop_rate = drop_rate
        self.grad_checkpointing = False
        act_layer = get_act_layer(act_layer)
        deep_stem = 'deep' in stem_type
        inplanes = stem_width * 2 if deep_stem else 64
        if deep_stem:
            stem_chs = (stem_width, stem_width)
            if 'tiered' in stem_type:
                stem_chs = (3 * (stem_width // 4), stem_width)
            self.conv1 = nn.Sequential(*[
                nn.Conv2d(in_chans, stem_chs[0], 3, stride=2, padding=1, bias=False),
                norm_layer(stem_chs[0]),
                act_layer(inplace=True),
                nn.Conv2d(stem_chs[0], stem_chs[1], 3, stride=1, padding=1, bias=False),
                norm_layer(stem_chs[1]),
                act_layer(inplace=True),
                nn.Conv2d(stem_chs[1], inplanes, 3, stride=1, padding=1, bias=False)])
        else:
            self.conv1 = nn.Conv2d(in_chans, inplanes, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = norm_layer(inplanes)
        self.act1 = act_layer(inplace=True)
        self.feature_info = [dict(num_chs=inplanes, reduction=2, module='act1')]
        if replace_stem_pool:
            self.maxpool = nn.Sequential(*filter(None, [
                nn.Conv2d(inplanes, inplanes, 3, stride=1 if aa_layer else 2, padding=1, bias=False),
                create_aa(aa_layer, channels=inplanes, stride=2) if aa_layer is not None else None,
                norm_layer(inplanes),
                act_layer(inplace=True),
            ]))
        else:
            if aa_layer is not None:
                if issubclass(aa_layer, nn.AvgPool2d):
                    self.maxpool = aa_layer(2)
                else:
                    self.maxpool = nn.Sequential(*[
                        nn.MaxPool2d(kernel_size=3, stride=1, padding=1),
                        aa_layer(channels=inplanes, stride=2)])
            else:
                self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        block_fns = to_ntuple(len(channels))(block)
        stage_modules, stage_feature_info = make_blocks(
            block_fns, channels, layers, inplanes, avg_down=avg_down, act_layer=act_layer, norm_layer=norm_layer,
            aa_layer=aa_layer, drop_path_rate=drop_path_rate, **block_args)
        for stage in stage_modules:
            self.add_module(*stage)
        self.feature_info.extend(stage_feature_info)
        self.num_features = self.head_hidden_size = channels[-1] * block_fns[-1].expansion
        self.global_pool, self.fc = create_classifier(self.num_features, self.num_classes, pool_type=global_pool)
        self.init_weights(zero_init_last=zero_init_last)

    @torch.jit.ignore
    def init_weights(self, zero_init_last: bool = True) -> None:
        for n, m in self.named_modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode='fan_out', nonlinearity='relu')
        if zero_init_last:
            for m in self.modules():
                if hasattr(m, 'zero_init_last'):
                    m.zero_init_last()

    def forward_features(self, x: torch.Tensor) -> torch.Tensor:
        x = self.conv1(x)
        x = self.bn1(x)
        x = self.act1(x)
        x = self.maxpool(x)
        if self.grad_checkpointing and not torch.jit.is_scripting():
            x = checkpoint_seq([self.layer1, self.layer2, self.layer3, self.layer4], x, flatten=True)
        else:
            x = self.layer1(x)
            x = self.layer2(x)
            x = self.layer3(x)
            x = self.layer4(x)
        return x

    def forward_head(self, x: torch.Tensor, pre_logits: bool = False) -> torch.Tensor:
        x = self.global_pool(x)
        if self.drop_rate:
            x = F.dropout(x, p=float(self.drop_rate), training=self.training)
        return x if pre_logits else self.fc(x)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.forward_features(x)
        x = self.forward_head(x)
        return x


def _create_resnet(variant: str, pretrained: bool = False, **kwargs) -> ResNet:
    return build_model_with_cfg(ResNet, variant, pretrained, **kwargs)


def _cfg(url: str = '', **kwargs) -> Dict[str, Any]:
    return {
        'url': url, 'num_classes': 1000, 'input_size': (3, 224, 224), 'pool_size': (7, 7),
        'first_conv': 'conv1', 'classifier': 'fc',
        **kwargs
    }


default_cfgs = generate_default_cfgs({
    'resnet10.a_in1k': _cfg(hf_hub_id='zoo/'),
    'resnet10d.b_in1k': _cfg(hf_hub_id='zoo/', input_size=(3, 160, 160), pool_size=(5, 5), first_conv='conv1.0'),
    'resnetaa10.untrained': _cfg(),
    'resnetblur10.untrained': _cfg(),
})


@register_model
def resnet10(pretrained: bool = False, **kwargs) -> ResNet:
    model_args = dict(block=BasicBlock, layers=[1, 1, 1, 1])
    return _create_resnet('resnet10', pretrained, **dict(model_args, **kwargs))


@register_model
def resnet10d(pretrained: bool = False, **kwargs) -> ResNet:
    model_args = dict(block=BasicBlock, layers=(1, 2, 1, 1), stem_width=32, stem_type='deep_tiered', avg_down=True,
                      drop_path_rate=0.1)
    return _create_resnet('resnet10d', pretrained, **dict(model_args, **kwargs))


@register_model
def resnetaa10(pretrained: bool = False, **kwargs) -> ResNet:
    model_args = dict(block=Bottleneck, layers=[1, 1, 1, 1], aa_layer=nn.AvgPool2d,
                      block_args=dict(attn_layer='se'), global_pool='fastavgmax')
    return _create_resnet('resnetaa10', pretrained, **dict(model_args, **kwargs))


@register_model
def resnetblur10(pretrained: bool = False, **kwargs) -> ResNet:
    from zoo.layers import BlurPool2d
    model_args = dict(block=BasicBlock, layers=[1, 1, 1, 1], aa_layer=BlurPool2d, global_pool='max', act_layer='silu')
    return _create_resnet('resnetblur10', pretrained, **dict(model_args, **kwargs))


register_model_deprecations(__name__, {'old_resnet10': 'resnet10.a_in1k'})
