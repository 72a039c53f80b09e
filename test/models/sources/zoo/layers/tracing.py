try:
    from torch import _assert
except ImportError:
    def _assert(condition: bool, message: str):
        assert condition, message


_leaf = set()


def register_notrace_function(fn):
    _leaf.add(fn)
    return fn


def register_notrace_module(module):
    _leaf.add(module)
    return module
