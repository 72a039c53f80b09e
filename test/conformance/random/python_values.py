"""Random tensors and how cases of the Python frameworks are written down."""

import json
import math
import os
import random


def values(count):
    kind = random.choice(['plain', 'plain', 'plain', 'ties', 'nan', 'inf', '-inf', 'mixed', 'zeros'])
    share = random.choice([0.1, 0.3, 0.7])
    special = {'nan': [math.nan], 'inf': [math.inf, -math.inf], '-inf': [-math.inf], 'mixed': [math.nan, math.inf, -math.inf, 0.0, -0.0]}.get(kind)

    def value():
        if kind == 'ties':
            return float(random.randint(-1, 2))
        if kind == 'zeros':
            return random.choice([0.0, -0.0, 1.0, -1.0])
        if special is not None and random.random() < share:
            return random.choice(special)
        return round(random.uniform(-9, 9), 2)

    return [value() for _ in range(count)]


def written(number):
    number = float(number)
    return number if math.isfinite(number) else {math.inf: 'Infinity', -math.inf: '-Infinity'}.get(number, 'NaN')


def stored(array):
    return {'shape': [int(size) for size in array.shape], 'data': [written(v) for v in array.reshape(-1).tolist()]}


def sizes(rank, most=4, single=0.5):
    if random.random() < single:
        return random.randint(1, most)
    return [random.randint(1, most) for _ in range(rank)]


def weights(count):
    return [random.randint(-4, 4) for _ in range(count)]


def short(error):
    """The first line of an error, with its kind."""
    lines = str(error).strip().split('\n')
    return f'{type(error).__name__}: {lines[0][:300]}'


def in_children(make, count):
    """
    `make` of every number in a child process, and in another one after a case that ends the first:
    some kernels divide by zero. Such cases are left out.
    """
    cases = []
    number = 0
    while number < count:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            with os.fdopen(writing, 'w') as lines:
                for one in range(number, count):
                    print(json.dumps(make(one)), file=lines, flush=True)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as lines:
            done = [json.loads(line) for line in lines if line.endswith('\n')]
        _, status = os.waitpid(child, 0)
        cases += done
        number += len(done)
        if status != 0:
            number += 1
    return cases
