import fnmatch
import re
import sys
import warnings
from collections import defaultdict, deque
from copy import deepcopy
from dataclasses import replace
from typing import Any, Callable, Dict, List, Optional, Set, Tuple

from ._pretrained import PretrainedCfg, DefaultCfg

_module_to_models: Dict[str, Set[str]] = defaultdict(set)
_model_entrypoints: Dict[str, Callable[..., Any]] = {}
_model_pretrained_cfgs: Dict[str, PretrainedCfg] = {}
_model_default_cfgs: Dict[str, PretrainedCfg] = {}
_model_with_tags: Dict[str, List[str]] = defaultdict(list)


def split_model_name_tag(model_name: str, no_tag: str = '') -> Tuple[str, str]:
    model_name, *tag_list = model_name.split('.', 1)
    tag = tag_list[0] if tag_list else no_tag
    return model_name, tag


def generate_default_cfgs(cfgs):
    out = defaultdict(DefaultCfg)
    default_set = set()
    for k, v in cfgs.items():
        if isinstance(v, dict):
            v = PretrainedCfg(**v)
        has_weights = v.has_weights
        model, tag = split_model_name_tag(k)
        is_default_set = model in default_set
        priority = (has_weights and not tag) or (tag.endswith('*') and not is_default_set)
        tag = tag.strip('*')
        default_cfg = out[model]
        if priority:
            default_cfg.tags.appendleft(tag)
            default_set.add(model)
        elif has_weights and not default_cfg.is_pretrained:
            default_cfg.tags.appendleft(tag)
        else:
            default_cfg.tags.append(tag)
        if has_weights:
            default_cfg.is_pretrained = True
        default_cfg.cfgs[tag] = v
    return out


def register_model(fn):
    mod = sys.modules[fn.__module__]
    module_name_split = fn.__module__.split('.')
    module_name = module_name_split[-1] if len(module_name_split) else ''
    model_name = fn.__name__
    if hasattr(mod, '__all__'):
        mod.__all__.append(model_name)
    else:
        mod.__all__ = [model_name]
    _model_entrypoints[model_name] = fn
    _module_to_models[module_name].add(model_name)
    if hasattr(mod, 'default_cfgs') and model_name in mod.default_cfgs:
        default_cfg = mod.default_cfgs[model_name]
        if not isinstance(default_cfg, DefaultCfg):
            assert isinstance(default_cfg, dict)
            default_cfg = DefaultCfg(tags=deque(['']), cfgs={'': PretrainedCfg(**default_cfg)})
        for tag_idx, tag in enumerate(default_cfg.tags):
            is_default = tag_idx == 0
            pretrained_cfg = default_cfg.cfgs[tag]
            model_name_tag = '.'.join([model_name, tag]) if tag else model_name
            replace_items = dict(architecture=model_name, tag=tag if tag else None)
            if pretrained_cfg.hf_hub_id and pretrained_cfg.hf_hub_id == 'zoo/':
                replace_items['hf_hub_id'] = pretrained_cfg.hf_hub_id + model_name_tag
            pretrained_cfg = replace(pretrained_cfg, **replace_items)
            if is_default:
                _model_pretrained_cfgs[model_name] = pretrained_cfg
            if tag:
                _model_pretrained_cfgs[model_name_tag] = pretrained_cfg
                _model_with_tags[model_name].append(model_name_tag)
        _model_default_cfgs[model_name] = default_cfg
    return fn


def register_model_deprecations(module_name: str, deprecation_map: Dict[str, Optional[str]]):
    mod = sys.modules[module_name]
    for deprecated, current in deprecation_map.items():
        if hasattr(mod, '__all__'):
            mod.__all__.append(deprecated)
        current_fn = getattr(mod, split_model_name_tag(current)[0]) if current else None
        setattr(mod, deprecated, current_fn)
        _model_entrypoints[deprecated] = current_fn


def list_models(filter: str = ''):
    return sorted(fnmatch.filter(_model_entrypoints.keys(), filter) if filter else _model_entrypoints)


def get_pretrained_cfg(model_name: str, allow_unregistered: bool = True) -> Optional[PretrainedCfg]:
    if model_name in _model_pretrained_cfgs:
        return deepcopy(_model_pretrained_cfgs[model_name])
    arch_name, tag = split_model_name_tag(model_name)
    if arch_name in _model_default_cfgs:
        raise RuntimeError(f'Invalid pretrained tag ({tag}) for {arch_name}.')
    if allow_unregistered:
        return None
    raise RuntimeError(f'Model architecture ({arch_name}) has no pretrained cfg registered.')


def create_model(model_name: str, pretrained: bool = False, **kwargs):
    kwargs = {k: v for k, v in kwargs.items() if v is not None}
    return _model_entrypoints[split_model_name_tag(model_name)[0]](pretrained=pretrained, **kwargs)
