import os
from contextlib import contextmanager
from typing import Any, Optional

import torch

from .tracing import register_notrace_function

_SCRIPTABLE = False
_EXPORTABLE = False
_HAS_FUSED_ATTN = hasattr(torch.nn.functional, 'scaled_dot_product_attention')
if 'ZOO_FUSED_ATTN' in os.environ:
    _USE_FUSED_ATTN = int(os.environ['ZOO_FUSED_ATTN'])
else:
    _USE_FUSED_ATTN = 0


def is_exportable():
    return _EXPORTABLE


def is_scriptable():
    return _SCRIPTABLE


class set_scriptable:
    def __init__(self, mode: bool) -> None:
        global _SCRIPTABLE
        self.prev = _SCRIPTABLE
        _SCRIPTABLE = mode

    def __enter__(self) -> None:
        pass

    def __exit__(self, *args: Any) -> bool:
        global _SCRIPTABLE
        _SCRIPTABLE = self.prev
        return False


@register_notrace_function
def use_fused_attn(experimental: bool = False) -> bool:
    if not _HAS_FUSED_ATTN or _EXPORTABLE:
        return False
    if experimental:
        return _USE_FUSED_ATTN > 1
    return _USE_FUSED_ATTN > 0
