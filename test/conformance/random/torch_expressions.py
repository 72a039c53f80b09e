"""Random calls of PyTorch's pooling as a beginner may write them: most of them are refused."""

import random

SIZES = {'MaxPool': 'kernel_size stride padding dilation return_indices ceil_mode',
         'AvgPool': 'kernel_size stride padding ceil_mode count_include_pad divisor_override',
         'LPPool': 'norm_type kernel_size stride ceil_mode',
         'AdaptiveAvgPool': 'output_size',
         'AdaptiveMaxPool': 'output_size return_indices',
         'FractionalMaxPool': 'kernel_size output_size output_ratio return_indices'}
FUNCTIONS = {'MaxPool': ('max_pool', 'kernel_size stride padding dilation ceil_mode return_indices'),
             'AvgPool': ('avg_pool', SIZES['AvgPool']),
             'LPPool': ('lp_pool', SIZES['LPPool']),
             'AdaptiveAvgPool': ('adaptive_avg_pool', 'output_size'),
             'AdaptiveMaxPool': ('adaptive_max_pool', 'output_size return_indices'),
             'FractionalMaxPool': ('fractional_max_pool', SIZES['FractionalMaxPool'])}
STRANGE = ['2.5', '2.0', "'2'", "'x'", 'None', 'True', 'False', '-1', '0', '(1,)', '(2.0,)', '(False,)', "('2',)",
           "float('inf')", "float('nan')", '(2, -1)', '(2, 2.0)', '(1, 2)', '(1, 2, 3)', '(1, 2, 3, 4)', '()', '100']
UNKNOWN = ['strides', 'pool_size', 'pad', 'dilations', 'padding', 'stride', 'dilation', 'kernel_size', 'norm_type']


def size(rank, most=4):
    if random.random() < 0.5:
        return str(random.randint(1, most))
    return '(' + ', '.join(str(random.randint(1, most)) for _ in range(rank)) + (',)' if rank == 1 else ')')


def argument(name, rank):
    if random.random() < 0.12:
        return random.choice(STRANGE)
    if name in ('return_indices', 'ceil_mode', 'count_include_pad'):
        return random.choice(['True', 'False', 'True', 'False', '1', '0', '1.0', 'None', '(1,)', "'x'"] if random.random() < 0.25 else ['True', 'False'])
    if name == 'norm_type':
        return random.choice(['2', '1', '3', '0', '-1', "'2'", "'x'", 'None', 'True', "float('inf')", '(1,)', '0.5'])
    if name == 'divisor_override':
        return random.choice(['2', '1', '0', '-3', 'None', '2.0', "'1'"])
    if name == 'output_ratio':
        return random.choice(['0.5', '(' + ', '.join(['0.5'] * rank) + ',)', '(0.5, 0.4)', '1', '0', '1.5', '(0.5, 0.4, 0.3)', 'None', "'x'"])
    if name == 'padding':
        return random.choice(['0', '1', size(rank, 2)])
    return size(rank)


def call():
    rank = random.randint(1, 3)
    layer = random.choice([name for name in SIZES if rank > 1 or name != 'FractionalMaxPool'])
    is_module = random.random() < 0.5
    names = (SIZES[layer] if is_module else FUNCTIONS[layer][1]).split()
    chosen = [name for name in names if random.random() < (0.93 if name in ('kernel_size', 'norm_type') or name == 'output_size' and layer.startswith('A') else 0.35)]
    if layer == 'FractionalMaxPool' and not {'output_size', 'output_ratio'} & set(chosen) and random.random() < 0.9:
        chosen.insert(1, random.choice(['output_size', 'output_ratio']))
    positional = [] if is_module else ['x']
    for name in names:
        if name not in chosen or random.random() < 0.4:
            break
        positional.append(argument(name, rank))
        chosen.remove(name)
    if random.random() < 0.06:
        positional += ['1'] * random.randint(1, 8)
    keywords = [f'{name}={argument(name, rank)}' for name in chosen]
    if random.random() < 0.08:
        unknown = random.choice(UNKNOWN)
        if unknown not in chosen:
            keywords.append(f'{unknown}={random.choice(["1", "2", "(1, 2)"])}')
    name = f'nn.{layer}{rank}d' if is_module else f'F.{FUNCTIONS[layer][0]}{rank}d'
    usual = [random.randint(1, 3), random.randint(1, 3)][: 1 if random.random() < 0.2 else 2] + [random.randint(1, 6) for _ in range(rank)]
    shape = usual
    if random.random() < 0.25:
        shape = [random.randint(0, 6) if random.random() < 0.3 else random.randint(1, 4) for _ in range(random.randint(0, 6))]
    return f'{name}({", ".join(positional + keywords)})', shape


def run(expression, shape, torch):
    """What the call gives, with the error's text, or the output's shape where there is none."""
    x = torch.zeros(shape) if len(shape) > 0 else torch.tensor(0.0)
    scope = {'nn': torch.nn, 'F': torch.nn.functional, 'x': x}
    case = {'expr': expression, 'input': shape, 'phase': 'call'}
    try:
        made = eval(expression, scope)
        if expression.startswith('nn.'):
            made = made(x)
    except Exception as error:
        message = str(error).split('\nException raised from')[0]
        return {**case, 'error': type(error).__name__, 'message': message}
    out = made[0] if isinstance(made, tuple) else made
    return {**case, 'error': '', 'message': '', 'out': list(out.shape)}
