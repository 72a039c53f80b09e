"""Makes random cases of PyTorch's pooling and prints them in the format torch-values/1."""

import json
import math
import random
import sys

import torch_expressions

try:
    import torch
    import torch.nn.functional as F
except ImportError as error:
    print(json.dumps({'missing': str(error)}))
    sys.exit(0)


# The release whose words the engine speaks.
NEWEST = '2.13'


def stored(values):
    flat = values.detach().reshape(-1).tolist()
    return [v if math.isfinite(v) else {math.inf: 'Infinity', -math.inf: '-Infinity'}.get(v, 'NaN') for v in flat]


def named_infinity(value):
    """JSON has no infinities."""
    return {math.inf: 'Infinity', -math.inf: '-Infinity'}.get(value, value) if isinstance(value, float) else value


def tensor(shape, dtype, adds=False):
    count = math.prod(shape)
    kind = random.choice(['plain', 'plain', 'plain', 'ties', 'nan', 'inf', '-inf', 'mixed', 'whole', 'huge', 'tiny', 'zeros'])
    # In which order a whole plane is added settles whether it overflows on the way.
    kind = 'plain' if adds and kind == 'huge' else kind
    share = random.choice([0.1, 0.3, 0.7])
    most = {'huge': 1e38 if dtype == torch.float32 else 1e307, 'tiny': 1e-39 if dtype == torch.float32 else 1e-309}
    special = {'nan': [math.nan], 'inf': [math.inf, -math.inf], '-inf': [-math.inf], 'mixed': [math.nan, math.inf, -math.inf, 0.0, -0.0]}.get(kind)

    def value():
        if kind == 'ties':
            return float(random.randint(-1, 2))
        if kind == 'whole':
            return float(random.randint(-99, 99))
        if kind == 'zeros':
            return random.choice([0.0, -0.0, 0.0, -0.0, 1.0, -1.0])
        if kind in ('huge', 'tiny'):
            return random.uniform(-9, 9) * (most[kind] if random.random() < share else 1)
        if special is not None and random.random() < share:
            return random.choice(special)
        return round(random.uniform(-9, 9), 2)

    return torch.tensor([value() for _ in range(count)], dtype=dtype).reshape(shape)


def sizes(rank, least, most, single=0.5):
    if random.random() < single:
        return random.randint(least, most)
    return tuple(random.randint(least, most) for _ in range(rank))


def axis_of(value, axis):
    return value[axis] if isinstance(value, tuple) else value


def padding_for(kernel, rank):
    most = [axis_of(kernel, axis) // 2 for axis in range(rank)]
    if random.random() < 0.5:
        return random.randint(0, min(most))
    return tuple(random.randint(0, one) for one in most)


def listed(value):
    """A number or a tuple of one is read as one for every axis."""
    return (value,) if isinstance(value, int) and random.random() < 0.15 else value


def sliding(rank, kind):
    kernel = sizes(rank, 1, random.choice([4, 4, 6]))
    args = {'kernel_size': listed(kernel)}
    if random.random() < 0.6:
        args['stride'] = listed(sizes(rank, 1, random.choice([4, 4, 7]))) if random.random() < 0.9 else None
    if random.random() < 0.6:
        args['padding'] = padding_for(kernel, rank)
    if random.random() < 0.5:
        args['ceil_mode'] = random.random() < 0.5
    if kind == 'max':
        if random.random() < 0.4:
            args['dilation'] = sizes(rank, 1, 4)
        args['return_indices'] = random.random() < 0.5
    else:
        args['count_include_pad'] = random.random() < 0.5
        if rank > 1 and random.random() < 0.2:
            args['divisor_override'] = random.choice([1, 2, 3, 5, -2, 10**9])
    return args


MODULES = {'max_pool': 'MaxPool', 'avg_pool': 'AvgPool', 'lp_pool': 'LPPool', 'adaptive_max_pool': 'AdaptiveMaxPool', 'adaptive_avg_pool': 'AdaptiveAvgPool', 'fractional_max_pool': 'FractionalMaxPool'}


def named(name, rank):
    """As a function or as a layer."""
    return f'{name}{rank}d' if random.random() < 0.6 else f'{MODULES[name]}{rank}d'


def call():
    rank = random.randint(1, 3)
    name = random.choice(['max_pool', 'max_pool', 'avg_pool', 'avg_pool', 'lp_pool', 'adaptive_max_pool', 'adaptive_avg_pool', 'fractional_max_pool', 'reduction', 'unpool'])
    batch = random.randint(0 if random.random() < 0.1 else 1, 3)
    channels = random.randint(1, 3)
    spatial = [random.randint(1, 10 if rank < 3 else 6) for _ in range(rank)]
    shape = [batch, channels, *spatial] if random.random() < 0.8 else [channels, *spatial]
    if name in ('max_pool', 'avg_pool'):
        return named(name, rank), sliding(rank, name[:3]), shape
    if name == 'lp_pool':
        if not hasattr(F, 'lp_pool3d') and rank == 3:
            rank = 2
            shape = shape[:-1]
        kernel = random.randint(1, 5) if rank == 1 else sizes(rank, 1, 4)
        args = {'norm_type': random.choice([1, 2, 3, 4, 5, 7, 0.5, 1.5, -1, -2, math.inf, -math.inf]), 'kernel_size': kernel}
        if random.random() < 0.5:
            args['stride'] = sizes(rank, 1, 5)
        if random.random() < 0.5:
            args['ceil_mode'] = random.random() < 0.5
        return named(name, rank), args, shape
    if name.startswith('adaptive'):
        size = sizes(rank, 1, 8) if rank > 1 else listed(random.randint(1, 9))
        if isinstance(size, tuple) and rank > 1 and random.random() < 0.3:
            size = tuple(None if random.random() < 0.5 else one for one in size)
        args = {'output_size': size}
        if 'max' in name:
            args['return_indices'] = random.random() < 0.5
        return named(name, rank), args, shape
    if name == 'fractional_max_pool':
        return fractional(max(rank, 2), batch, channels)
    if name == 'unpool':
        return unpooling(rank, batch, channels, spatial)
    reduction = random.choice(['mean', 'sum', 'amax', 'amin', 'max', 'min'])
    shape = [max(batch, 1), channels, *spatial]
    first = random.randint(1, len(shape) - 1)
    last = random.choice([len(shape) - 1, len(shape) - 2])
    axes = list(range(min(first, last), last + 1))[-3:] if last > 0 else [1]
    random.shuffle(axes)
    one = reduction in ('max', 'min')
    axes = [max(axes)] if one else axes
    axes = [axis - len(shape) if random.random() < 0.5 else axis for axis in axes]
    args = {'dim': max(axes) if one else axes[0] if len(axes) == 1 and random.random() < 0.5 else tuple(axes)}
    if random.random() < 0.7:
        args['keepdim'] = random.random() < 0.5
    return reduction, args, shape


def fractional(rank, batch, channels):
    spatial = [random.randint(1, 8) for _ in range(rank)]
    kernel = [random.randint(1, min(4, n)) for n in spatial]
    args = {'kernel_size': kernel[0] if len(set(kernel)) == 1 and random.random() < 0.5 else tuple(kernel)}
    if random.random() < 0.5:
        args['output_size'] = tuple(random.randint(1, max(1, n - k + 1)) for n, k in zip(spatial, kernel))
    else:
        ratios = tuple(random.choice([0.1, 0.14, 0.3, 0.49, 0.5, 0.61, 0.7, 0.9, 0.199, 0.111]) for _ in range(rank))
        args['output_ratio'] = ratios[0] if random.random() < 0.3 else ratios
    args['return_indices'] = random.random() < 0.8
    batched = rank == 3 or random.random() < 0.8
    batch = max(batch, 1)
    rows = batch if batched else 1
    args['_random_samples'] = [[[random.choice([round(random.random(), 4) * 0.9999, 0.9999, 0.0]) for _ in range(rank)] for _ in range(channels)] for _ in range(rows)]
    return named('fractional_max_pool', rank), args, [batch, channels, *spatial] if batched else [channels, *spatial]


def unpooling(rank, batch, channels, spatial):
    kernel = sizes(rank, 1, 3)
    args = {'kernel_size': listed(kernel)}
    if random.random() < 0.5:
        args['stride'] = sizes(rank, 1, 4) if random.random() < 0.8 else None
    if random.random() < 0.4:
        args['padding'] = padding_for(kernel, rank)
    small = [random.randint(1, 4) for _ in spatial]
    shape = [max(batch, 1), channels, *small] if random.random() < 0.7 else [channels, *small]
    if random.random() < 0.4:
        stride = args.get('stride') or kernel
        padding = args.get('padding', 0)
        usual = [(n - 1) * axis_of(stride, a) - 2 * axis_of(padding, a) + axis_of(kernel, a) for a, n in enumerate(small)]
        args['output_size'] = tuple(max(1, n + random.randint(-1, 1)) for n in usual)
        if random.random() < 0.2:
            args['output_size'] = (*shape[: len(shape) - rank], *args['output_size'])
    return f'max_unpool{rank}d', args, shape


def indices_for(op, args, shape):
    """Places for every value: within the output as a rule, often the same one twice."""
    rank = int(op[-2])
    planes = math.prod(shape[:-rank])
    meta = torch.zeros(shape)
    try:
        with_zeros = getattr(F, op)(meta, torch.zeros(shape, dtype=torch.int64), **args)
        inside = math.prod(with_zeros.shape[-rank:])
    except (RuntimeError, ValueError):
        inside = 4
    each = math.prod(shape[-rank:])
    if inside == 0 or each == 0:
        return [0] * (planes * each)
    distinct = random.random() < 0.7 and each <= inside
    lists = [random.sample(range(inside), each) if distinct else [random.randrange(inside) for _ in range(each)] for _ in range(planes)]
    # Older releases leave out a bracket of the text.
    if random.random() < 0.1 and torch.__version__.startswith(NEWEST):
        lists[0][0] = random.choice([-1, inside, inside + 3])
    return [place for one in lists for place in one]


def run(op, args, x, places):
    args = dict(args)
    if op in ('mean', 'sum', 'amax', 'amin'):
        return getattr(torch, op)(x, **args), None
    if op in ('max', 'min'):
        out = getattr(torch, op)(x, **args)
        return out.values, out.indices if op == 'max' else None
    if op.startswith('max_unpool'):
        return getattr(F, op)(x, torch.tensor(places).reshape(x.shape), **args), None
    if args.get('_random_samples') is not None:
        args['_random_samples'] = torch.tensor(args['_random_samples'], dtype=x.dtype)
    out = getattr(F, op)(x, **args) if hasattr(F, op) else getattr(torch.nn, op)(**args)(x)
    return out if isinstance(out, tuple) else (out, None)


REFUSALS = (RuntimeError, ValueError, TypeError, IndexError, NotImplementedError)


def make(number):
    op, args, shape = call()
    dtype = random.choice([torch.float32, torch.float64])
    x = tensor(shape, dtype, adds=op in ('mean', 'sum') or 'adaptive_avg' in op or 'AdaptiveAvg' in op)
    case = {'id': f'random{number}', 'op': op, 'dtype': str(dtype)[6:], 'args': {name: named_infinity(value) for name, value in args.items()}}
    case['input'] = {'shape': shape, 'data': stored(x)}
    places = indices_for(op, args, shape) if op.startswith('max_unpool') else None
    if places is not None:
        case['indices'] = places
    try:
        out, indices = run(op, args, x, places)
    except REFUSALS as error:
        kind = type(error).__name__
        message = str(error).split('\nException raised from')[0]
        return {**case, 'out': {'shape': [], 'data': []}, 'error': f'{kind}: {message}'}
    case['out'] = {'shape': list(out.shape), 'data': stored(out)}
    if indices is not None:
        case['outIndices'] = indices.reshape(-1).tolist()
    # Releases differ in whether an empty output has a gradient.
    # Windows of nothing but padding write outside the gradient, which can end the process.
    strays = 'dilation' in args and 'padding' in args
    # Who writes a place last is settled by threads and vectors.
    shared = places is not None and len(set(places)) < len(places)
    if out.numel() > 0 and not strays and not shared and random.random() < 0.5:
        w = torch.randint(-4, 5, out.shape).to(dtype)
        case['w'] = w.reshape(-1).tolist()
        x.requires_grad_(True)
        (grad,) = torch.autograd.grad((run(op, args, x, places)[0] * w).sum(), x)
        case['grad'] = stored(grad)
    return case


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    cases = [make(number) for number in range(count)]
    version = '.'.join(torch.__version__.split('.')[:2])
    for case in cases:
        case['version'] = version
    refused = [torch_expressions.run(*torch_expressions.call(), torch) for _ in range(count)] if version == NEWEST else []
    json.dump({'format': 'torch-values/1', 'cases': cases, 'invalid': refused}, sys.stdout)


main()
