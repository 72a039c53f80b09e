from .activations import *
from .config import is_exportable, is_scriptable, set_scriptable, use_fused_attn
from .create_act import create_act_layer, get_act_layer
from .convs import ConvNormAct, Conv2dSame, create_conv2d, get_padding, pad_same
from .drop import DropPath, calculate_drop_path_rates
from .heads import ClassifierHead, NormMlpClassifierHead, create_classifier
from .helpers import make_divisible, to_2tuple, to_ntuple
from .mlp import Mlp
from .norms import BatchNormAct2d, LayerNorm2d, get_norm_act_layer
from .pools import AvgPool2dSame, BlurPool2d, SelectAdaptivePool2d, create_aa, create_pool2d, global_pool_nlc
from .squeeze import SqueezeExcite, create_attn
from .tracing import _assert
from .weights import trunc_normal_
