"""Times one pooling layer per line of JSON on standard input, on one thread."""

import json
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def layer_of(case):
    rank = len(case["shape"]) - 2
    if case["adaptive"]:
        pool = getattr(F, f"adaptive_avg_pool{rank}d")
        return lambda x: pool(x, case["adaptive"])
    pool = getattr(F, f"{case['operation']}_pool{rank}d")
    extra = {} if case["operation"] == "max" else {"count_include_pad": False}
    return lambda x: pool(x, case["kernel"], case["stride"], case["padding"], **extra)


def milliseconds(run, x, repeats):
    start = time.perf_counter()
    for _ in range(repeats):
        run(x)
    return (time.perf_counter() - start) * 1000 / repeats


inputs = {}
for line in sys.stdin:
    case = json.loads(line)
    key = (case["name"], case["channelsLast"])
    if key not in inputs:
        x = torch.randn(case["shape"])
        if case["channelsLast"]:
            x = x.to(memory_format=torch.channels_last)
        run = layer_of(case)
        run(x)
        once = milliseconds(run, x, 1)
        inputs[key] = (x, run, max(1, int(1 / max(once, 0.001))))
    x, run, repeats = inputs[key]
    with torch.no_grad():
        if repeats > 1:
            run(x)
        print(json.dumps({"ms": milliseconds(run, x, repeats)}), flush=True)
