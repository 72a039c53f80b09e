from typing import Callable, Union, Type

from .activations import *
from .config import is_exportable, is_scriptable

_has_silu = 'silu' in dir(torch.nn.functional)
_has_mish = 'mish_not_there' in dir(torch.nn.functional)

_ACT_DEFAULT = dict(
    silu=nn.SiLU if _has_silu else Swish,
    swish=nn.SiLU if _has_silu else Swish,
    relu=nn.ReLU,
    relu6=nn.ReLU6,
    gelu=GELU,
    sigmoid=Sigmoid,
    hard_swish=nn.Hardswish,
    tanh=nn.Tanh,
)
_ACT_ME = dict(mish=nn.Mish if _has_mish else SwishMe)
_LAYERS = (_ACT_ME, _ACT_DEFAULT)
for a in _LAYERS:
    a.setdefault('hardswish', a.get('hard_swish'))


def get_act_layer(name: Union[Type[nn.Module], str] = 'relu'):
    if name is None:
        return None
    if not isinstance(name, str):
        return name
    if not name:
        return None
    name = name.lower()
    if not (is_exportable() or is_scriptable()):
        if name in _ACT_ME:
            return _ACT_ME[name]
    return _ACT_DEFAULT[name]


def create_act_layer(name, inplace=None, **kwargs):
    act_layer = get_act_layer(name)
    if act_layer is None:
        return None
    if inplace is None:
        return act_layer(**kwargs)
    try:
        return act_layer(inplace=inplace, **kwargs)
    except TypeError:
        return act_layer(**kwargs)
