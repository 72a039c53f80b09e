"""How values get into each framework and back into PyTorch, which compares them."""

import contextlib
import os
import sys
import types
from dataclasses import dataclass, replace
from typing import Callable

MISSING = 3

# Single precision, in which some frameworks compute: what rounding may make of sums.
SINGLE = 2e-5


@dataclass(frozen=True)
class Framework:
    """A framework that runs code: `tensor` makes its tensor of PyTorch's, `result` the way back."""

    library: str
    label: str
    tolerance: float
    tensor: Callable
    result: Callable
    call: Callable
    # Cases in which the framework itself is known to be wrong, by pieces of their code.
    defects: tuple = ()
    # Kinds of cases that are run; empty: all.
    kinds: tuple = ()
    # A context in which whole programs run, with the settings that a user finds.
    as_delivered: Callable = contextlib.nullcontext


def plain(library, label, tolerance, tensor, result):
    """A framework whose code defines a function or a layer of one tensor."""
    return Framework(library, label, tolerance, tensor, result, lambda pool, x: result(pool(tensor(x))))


def load(name):
    """The framework of this name; None where it is not installed."""
    try:
        return LOADERS[name]()
    except ImportError:
        return None


def load_torch():
    import torch

    return plain("torch", f"PyTorch {torch.__version__}", 0.0, lambda x: x, lambda y: y)


def load_keras_stand_in():
    import torch

    import keras_on_torch

    keras = types.ModuleType("keras")
    keras.ops = keras_on_torch
    sys.modules["keras"] = keras
    sys.modules["keras.ops"] = keras_on_torch
    label = f"Keras recipes on a stand-in of PyTorch {torch.__version__}"
    return replace(plain("keras", label, 0.0, lambda x: x, lambda y: y), kinds=("keras",))


def load_keras(backend):
    os.environ["KERAS_BACKEND"] = backend
    quiet_tensorflow()
    if backend == "jax":
        import jax

        jax.config.update("jax_enable_x64", True)
    import keras
    import numpy
    import torch

    # On PyTorch, Keras fills the padding of an average with copies of the edge.
    defects = (("AveragePooling", 'padding="same"'),) if backend == "torch" else ()
    # TensorFlow pools three axes in single precision only.
    dtype = "float32" if backend == "tensorflow" else "float64"
    keras.config.set_floatx(dtype)

    def tensor(x):
        return keras.ops.convert_to_tensor(x.numpy().astype(dtype))

    @contextlib.contextmanager
    def as_delivered():
        keras.config.set_floatx("float32")
        keras.config.set_dtype_policy("float32")
        yield
        keras.config.set_floatx(dtype)
        keras.config.set_dtype_policy(dtype)

    def result(y):
        return torch.from_numpy(numpy.array(keras.ops.convert_to_numpy(y), dtype="float64"))

    framework = plain("keras", f"Keras {keras.__version__} on {backend}", SINGLE, tensor, result)
    return replace(framework, defects=defects, as_delivered=as_delivered)


def load_tensorflow():
    quiet_tensorflow()
    import tensorflow as tf
    import torch

    def tensor(x):
        return tf.constant(x.numpy().astype("float32"))

    def result(y):
        return torch.from_numpy(y.numpy().astype("float64"))

    return plain("tensorflow", f"TensorFlow {tf.__version__}", SINGLE, tensor, result)


def load_flax():
    import flax
    import jax.numpy as jnp
    import numpy
    import torch

    def tensor(x):
        return jnp.asarray(x.numpy().astype("float32"))

    def result(y):
        return torch.from_numpy(numpy.array(y, dtype="float64"))

    return plain("flax", f"Flax {flax.__version__}", SINGLE, tensor, result)


def load_onnx():
    import onnx
    import onnxruntime
    import torch
    from onnx import TensorProto, helper

    def call(node, x):
        shapes = {"x": x.shape, "y": [None] * x.dim()}
        x_info, y_info = (helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items())
        graph = helper.make_graph([node], "pooling", [x_info], [y_info])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
        onnx.checker.check_model(model)
        session = onnxruntime.InferenceSession(model.SerializeToString())
        (y,) = session.run(None, {"x": x.numpy().astype("float32")})
        return torch.from_numpy(y.astype("float64"))

    label = f"ONNX Runtime {onnxruntime.__version__}"
    # Its SAME forgets the dilation.
    defects = (("auto_pad", "dilations"),)
    return Framework("onnx", label, SINGLE, lambda x: x, lambda y: y, call, defects)


def quiet_tensorflow():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


LOADERS = {
    "torch": load_torch,
    "keras-stand-in": load_keras_stand_in,
    "keras-torch": lambda: load_keras("torch"),
    "keras-tensorflow": lambda: load_keras("tensorflow"),
    "keras-jax": lambda: load_keras("jax"),
    "tensorflow": load_tensorflow,
    "flax": load_flax,
    "onnx": load_onnx,
}
