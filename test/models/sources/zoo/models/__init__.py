from .mixers import *
from .mobile import *
from .residual import *
from .tokens import *

from ._builder import build_model_with_cfg as build_model_with_cfg
from ._registry import create_model as create_model, list_models as list_models, register_model
