"""Runs recipes and generated code against real frameworks. Cases come as JSON on standard input.

The argument names the framework whose cases are run (see `frameworks.py`); PyTorch is needed for all,
to compare with. Prints a line per failing case and `N passed, N failed`; where the framework is
missing one line that says so.
"""

import contextlib
import io
import itertools
import json
import math
import sys

import frameworks

try:
    import torch
    import torch.nn.functional as F
except ImportError:
    print("PyTorch is not installed here (Debian: apt-get install python3-torch).")
    sys.exit(frameworks.MISSING)


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


def run_code(case, framework):
    """Code against an expression in PyTorch, on several inputs."""
    worst = 0.0
    last = case["kind"] != "torch"
    for x in (x for shape in case["shapes"] for x in inputs_of(shape)):
        scope = {}
        exec(case["code"], scope)
        scope["x"] = framework.tensor(x.movedim(1, -1) if last else x)
        actual = framework.result(eval(case["call"], scope))
        actual = actual.movedim(-1, 1) if last else actual
        expected = eval(case["reference"], {"F": F, "torch": torch, "x": x, "brute": brute})
        worst = max(worst, measure(actual, expected))
    return worst


def run_value(case, _framework):
    """Numbers of the engine against an expression in PyTorch."""
    scope = {"F": F, "torch": torch}
    for name, tensor in case["tensors"].items():
        scope[name] = torch.tensor(tensor["data"], dtype=torch.float64).reshape(tensor["shape"])
    result = eval(case["reference"], scope).to(torch.float64)
    return measure(torch.tensor(case["expected"], dtype=torch.float64).reshape(result.shape), result)


def run_pool(case, framework):
    """Code that defines `pool` against the numbers of the engine."""
    precision = getattr(torch, case.get("precision", "float64"))
    x = torch.tensor(case["input"]["data"], dtype=precision).reshape(case["input"]["shape"])
    scope = {}
    exec(case["code"], scope)
    actual = framework.call(scope["pool"], x)
    expected = case["expected"]
    wanted = torch.tensor(expected["data"], dtype=precision).reshape(expected["shape"])
    return measure(actual.to(precision), wanted)


def run_gradient(case, framework):
    """A program that leaves a gradient in `result` against the numbers of the engine."""
    scope = {}
    with framework.as_delivered(), contextlib.redirect_stdout(io.StringIO()):
        exec(case["code"], scope)
    expected = case["expected"]
    wanted = torch.tensor(expected["data"], dtype=torch.float64).reshape(expected["shape"])
    return measure(framework.result(scope["result"]).reshape(wanted.shape), wanted)


def framework_of(case):
    """Which framework a case is for; gradients name what computes them, too."""
    return case.get("framework", "keras" if case["kind"] == "keras" else "torch")


def main(name):
    framework = frameworks.load(name)
    if framework is None:
        print(f"{name} skipped: it is not installed for {sys.executable}")
        sys.exit(frameworks.MISSING)
    run = {"value": run_value, "pool": run_pool, "torch": run_code, "keras": run_code, "gradient": run_gradient}
    passed = failed = 0
    for case in json.load(sys.stdin):
        wanted = name if case["kind"] == "gradient" else framework.library
        if framework_of(case) != wanted:
            continue
        if framework.kinds and case["kind"] not in framework.kinds:
            continue
        if any(all(part in case.get("code", "") for part in defect) for defect in framework.defects):
            continue
        try:
            error = run[case["kind"]](case, framework)
            allowed = max(case["tolerance"], framework.tolerance)
            problem = "" if error <= allowed else f"differs by {error:.3g}"
        except Exception as fault:
            problem = f"{type(fault).__name__}: {str(fault).strip().splitlines()[0]}"
        if problem:
            failed += 1
            print(f"FAIL {case['name']}: {problem}")
        else:
            passed += 1
    print(f"{framework.label}: {passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main(sys.argv[1] if len(sys.argv) > 1 else "torch")
