from collections import deque
from dataclasses import dataclass, field, replace, asdict
from typing import Any, Deque, Dict, Optional, Tuple, Union


@dataclass
class PretrainedCfg:
    """ Where weights come from, and what they were trained on """
    url: Optional[Union[str, Tuple[str, str]]] = None
    file: Optional[str] = None
    hf_hub_id: Optional[str] = None
    architecture: Optional[str] = None
    tag: Optional[str] = None
    input_size: Tuple[int, int, int] = (3, 224, 224)
    fixed_input_size: bool = False
    num_classes: int = 1000
    pool_size: Optional[Tuple[int, ...]] = None
    first_conv: Optional[str] = None
    classifier: Optional[str] = None

    @property
    def has_weights(self):
        return self.url or self.file or self.hf_hub_id

    def to_dict(self, remove_null=True):
        return filter_pretrained_cfg(asdict(self), remove_null=remove_null)


def filter_pretrained_cfg(cfg, remove_null=True):
    filtered_cfg = {}
    keep_null = {'pool_size', 'first_conv', 'classifier'}
    for k, v in cfg.items():
        if remove_null and v is None and k not in keep_null:
            continue
        filtered_cfg[k] = v
    return filtered_cfg


@dataclass
class DefaultCfg:
    tags: Deque[str] = field(default_factory=deque)
    cfgs: Dict[str, PretrainedCfg] = field(default_factory=dict)
    is_pretrained: bool = False

    @property
    def default(self):
        return self.cfgs[self.tags[0]]
