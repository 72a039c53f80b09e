from .version import __version__ as __version__
from .layers import is_scriptable, set_scriptable
from .models import create_model, list_models
