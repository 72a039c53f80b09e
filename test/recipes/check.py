"""Runs recipes against a real PyTorch. Cases come as JSON on standard input.

Prints a line per failing case and `N passed, N failed`; without PyTorch one line that says so.
"""

import itertools
import json
import math
import sys
import types

try:
    import torch
    import torch.nn.functional as F
except ImportError:
    print("PyTorch is not installed here (Debian: apt-get install python3-torch).")
    sys.exit(3)

try:
    import os

    os.environ.setdefault("KERAS_BACKEND", "torch")
    import keras  # noqa: F401
except ImportError:
    import keras_on_torch

    keras = types.ModuleType("keras")
    keras.ops = keras_on_torch
    sys.modules["keras"] = keras
    sys.modules["keras.ops"] = keras_on_torch


def brute(x, reduce, kernel, stride, dilation, before, outputs):
    """A reduction of every window, one after the other; padding is not there."""
    result = torch.zeros(*x.shape[:2], *outputs, dtype=x.dtype)
    for n, c in itertools.product(*map(range, x.shape[:2])):
        for place in itertools.product(*map(range, outputs)):
            axes = []
            for axis, i in enumerate(place):
                taps = (i * stride[axis] - before[axis] + j * dilation[axis] for j in range(kernel[axis]))
                axes.append([tap for tap in taps if 0 <= tap < x.shape[2 + axis]])
            values = torch.stack([x[(n, c, *position)] for position in itertools.product(*axes)])
            result[(n, c, *place)] = reduce(values)
    return result


def measure(actual, expected):
    """The largest difference, relative where values are large; infinite where shapes differ."""
    if actual.shape != expected.shape:
        return math.inf
    apart = (actual - expected).abs() / expected.abs().clamp(min=1)
    worst = apart.max().item() if apart.numel() else 0.0
    return math.inf if math.isnan(worst) else worst


def inputs_of(shape):
    """Values of both signs, and all negative ones, where a wrong padding shows."""
    generator = torch.Generator().manual_seed(7)
    values = torch.randn(*shape, dtype=torch.float64, generator=generator) * 3
    return [values, -values.abs() - 0.5]


def run_code(case):
    worst = 0.0
    for x in (x for shape in case["shapes"] for x in inputs_of(shape)):
        scope = {}
        exec(case["code"], scope)
        scope["x"] = x if case["kind"] == "torch" else x.movedim(1, -1)
        actual = eval(case["call"], scope)
        actual = actual if case["kind"] == "torch" else actual.movedim(-1, 1)
        expected = eval(case["reference"], {"F": F, "torch": torch, "x": x, "brute": brute})
        worst = max(worst, measure(actual, expected))
    return worst


def run_value(case):
    scope = {"F": F, "torch": torch}
    for name, tensor in case["tensors"].items():
        scope[name] = torch.tensor(tensor["data"], dtype=torch.float64).reshape(tensor["shape"])
    result = eval(case["reference"], scope).to(torch.float64)
    return measure(torch.tensor(case["expected"], dtype=torch.float64).reshape(result.shape), result)


def run_pool(case):
    precision = getattr(torch, case.get("precision", "float64"))
    x = torch.tensor(case["input"]["data"], dtype=precision).reshape(case["input"]["shape"])
    scope = {}
    exec(case["code"], scope)
    expected = case["expected"]
    actual = scope["pool"](x)
    return measure(actual, torch.tensor(expected["data"], dtype=precision).reshape(expected["shape"]))


RUN = {"value": run_value, "pool": run_pool, "torch": run_code, "keras": run_code}


def main():
    passed = failed = 0
    for case in json.load(sys.stdin):
        try:
            error = RUN[case["kind"]](case)
            problem = "" if error <= case["tolerance"] else f"differs by {error:.3g}"
        except Exception as fault:
            problem = f"{type(fault).__name__}: {fault}"
        if problem:
            failed += 1
            print(f"FAIL {case['name']}: {problem}")
        else:
            passed += 1
    print(f"torch {torch.__version__}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
