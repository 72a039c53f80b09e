"""Makes random cases of JAX's and Flax' pooling and prints them in the format jax-values/1."""

import json
import math
import random
import sys

from python_values import short, stored, values, weights, written

try:
    import flax.linen
    import flax.nnx
    import jax
    import jax.numpy as jnp
    import numpy as np
except ImportError as error:
    print(json.dumps({'missing': str(error)}))
    sys.exit(0)


def padding(rank):
    if random.random() < 0.6:
        return random.choice(['SAME', 'VALID', 'SAME', 'SAME_LOWER', 'same', 'valid'])
    if random.random() < 0.3:
        return random.randint(0, 2)
    return [[random.randint(0, 3), random.randint(0, 3)] for _ in range(rank)]


def call():
    rank = random.choice([1, 2, 2, 3])
    spatial = [random.randint(1, {1: 16, 2: 8, 3: 5}[rank]) for _ in range(rank)]
    shape = [random.randint(1, 2), *spatial, random.randint(1, 2)]
    form = random.choice(['pool', 'pool', 'window', 'reduction'])
    if form == 'reduction':
        axes = random.choice([list(range(1, rank + 1)), list(range(-rank - 1, -1))])
        args = {'axis': axes[0] if rank == 1 and random.random() < 0.5 else axes}
        if random.random() < 0.5:
            args['keepdims'] = random.random() < 0.7
        return f'jax.numpy.{random.choice(["max", "min", "mean", "sum"])}', args, shape
    if form == 'pool':
        library = random.choice(['flax.linen', 'flax.nnx'])
        name = random.choice(['max_pool', 'avg_pool'] + (['min_pool'] if 'nnx' in library else []))
        args = {'window_shape': [random.randint(1, 4) for _ in range(rank)], 'padding': padding(rank)}
        if random.random() < 0.6:
            args['strides'] = [random.randint(1, 4) for _ in range(rank)]
        if name == 'avg_pool' and random.random() < 0.5:
            args['count_include_pad'] = random.random() < 0.4
        if random.random() < 0.15:
            shape = shape[1:]
        return f'{library}.{name}', args, shape
    computation, start = random.choice([('max', -math.inf), ('max', float(random.randint(-3, 3))), ('min', math.inf), ('min', float(random.randint(-3, 3))), ('add', 0.0), ('add', 1.0)])
    edges = padding(rank)
    args = {
        'init_value': start,
        'computation': computation,
        'window_dimensions': [1, *(random.randint(1, 4) for _ in range(rank)), 1],
        'window_strides': [1, *(random.randint(1, 4) for _ in range(rank)), 1],
        'padding': [[0, 0], *edges, [0, 0]] if isinstance(edges, list) else edges if isinstance(edges, str) else 'VALID',
        'base_dilation': [1, *(random.choice([1, 1, 1, 2, 3]) for _ in range(rank)), 1],
        'window_dilation': [1, *(random.choice([1, 1, 1, 2, 3]) for _ in range(rank)), 1],
    }
    return 'jax.lax.reduce_window', args, shape


def run(op, args, x):
    args = {name: tuple(tuple(one) if isinstance(one, list) else one for one in value) if isinstance(value, list) else value for name, value in args.items()}
    if op == 'jax.lax.reduce_window':
        computation = {'max': jax.lax.max, 'min': jax.lax.min, 'add': jax.lax.add}[args.pop('computation')]
        start = np.float32(args.pop('init_value'))
        return jax.lax.reduce_window(x, start, computation, **args)
    name = op.split('.')[-1]
    if op.startswith('flax'):
        return getattr(flax.linen if 'linen' in op else flax.nnx, name)(x, **args)
    return getattr(jnp, name)(x, **args)


def make(seed, number):
    random.seed(f'{seed}/{number}')
    op, args, shape = call()
    data = np.array(values(math.prod(shape)), dtype=np.float32).reshape(shape)
    kept = {name: written(value) if name == 'init_value' else value for name, value in args.items()}
    case = {'id': f'random{number}', 'op': op, 'dtype': 'float32', 'args': kept, 'input': stored(data)}
    x = jnp.array(data)
    try:
        out = run(op, args, x)
    except Exception as error:
        return {**case, 'out': {'shape': [], 'data': []}, 'error': short(error)}
    case['out'] = stored(np.asarray(out))
    if out.size > 0 and random.random() < 0.5:
        w = weights(out.size)
        try:
            grad = jax.grad(lambda given: (run(op, args, given) * jnp.array(w, jnp.float32).reshape(out.shape)).sum())(x)
        except Exception:
            return case
        case['w'] = w
        case['grad'] = [written(one) for one in np.asarray(grad).reshape(-1)]
    return case


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    json.dump({'format': 'jax-values/1', 'cases': [make(seed, number) for number in range(count)]}, sys.stdout)


main()
