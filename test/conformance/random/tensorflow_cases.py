"""Makes random cases of TensorFlow's and Keras' pooling and prints them in the format tf-values/1."""

import json
import os
import random
import sys

from python_values import in_children, sizes, short, stored, values, weights, written

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
# The kernels that every processor has; oneDNN's differ over three axes and for empty outputs.
os.environ['TF_ENABLE_ONEDNN_OPTS'] = '0'
try:
    import numpy as np
    import keras
    import tensorflow as tf
except ImportError as error:
    print(json.dumps({'missing': str(error)}))
    sys.exit(0)


def spatial_shape(rank):
    return [random.randint(1, {1: 16, 2: 8, 3: 5}[rank]) for _ in range(rank)]


def explicit(rank):
    """Pairs for batch, the axes and the channels."""
    return [[0, 0], *([random.randint(0, 2), random.randint(0, 2)] for _ in range(rank)), [0, 0]]


def tensorflow_call(rank):
    kind = random.choice(['max', 'avg'])
    spatial = spatial_shape(rank)
    shape = [random.randint(1, 2), *spatial, random.randint(1, 3)]
    choice = random.random()
    if choice < 0.12:
        args = {'axis': random.choice([list(range(1, rank + 1)), list(range(-rank - 1, -1))])}
        if rank == 1 and random.random() < 0.5:
            args['axis'] = args['axis'][0]
        if random.random() < 0.5:
            args['keepdims'] = random.random() < 0.7
        return f'tf.nn.reduce_{random.choice(["max", "min", "mean", "sum"])}', args, shape
    if choice < 0.2 and rank == 2:
        args = {'ksize': sizes(2), 'strides': sizes(2), 'padding': random.choice(['SAME', 'VALID'])}
        if random.random() < 0.6:
            args['include_batch_in_index'] = random.random() < 0.5
        return 'tf.nn.max_pool_with_argmax', args, shape
    if choice < 0.45:
        dilated = random.random() < 0.4
        args = {'window_shape': [random.randint(1, 3) for _ in range(rank)], 'pooling_type': kind.upper(), 'padding': random.choice(['SAME', 'VALID'])}
        if dilated:
            args['dilations'] = [random.randint(1, 3) for _ in range(rank)]
        elif random.random() < 0.6:
            args['strides'] = [random.randint(1, 4) for _ in range(rank)]
        return 'tf.nn.pool', args, shape
    # Windows of one cell over three axes: see `eigenPadding`.
    ksize = [2, 1, 1] if rank == 3 and random.random() < 0.1 else sizes(rank)
    args = {'ksize': 2 if rank == 3 and ksize in (1, [1, 1, 1]) else ksize, 'strides': sizes(rank), 'padding': random.choice(['SAME', 'VALID'])}
    if random.random() < 0.15:
        args['data_format'] = {1: 'NWC', 2: 'NHWC', 3: 'NDHWC'}[rank]
    name = f'tf.nn.{kind}_pool{rank}d'
    if random.random() < 0.2:
        name = f'tf.nn.{kind}_pool'
        args['ksize'], args['strides'] = ([one] * rank if isinstance(one, int) else one for one in (args['ksize'], args['strides']))
    elif kind == 'max' and rank == 2 and random.random() < 0.3:
        args['padding'] = explicit(rank)
    return name, args, shape


def keras_call(rank):
    spatial = spatial_shape(rank)
    kind = random.choice(['Max', 'Average'])
    form = random.choice(['pooling', 'pooling', 'global', 'adaptive', 'ops'])
    args = {}
    shape = [random.randint(1, 2), *spatial, random.randint(1, 3)]
    if form == 'ops':
        args = {'pool_size': sizes(rank), 'padding': random.choice(['same', 'valid'])}
        if random.random() < 0.6:
            args['strides'] = sizes(rank)
        return f'keras.ops.{kind.lower()}_pool', args, shape
    # On a CPU TensorFlow has kernels for channels last alone.
    if form in ('global', 'adaptive') and random.random() < 0.3:
        args['data_format'] = 'channels_first'
    if form == 'global':
        if random.random() < 0.5:
            args['keepdims'] = random.random() < 0.7
        return f'keras.layers.Global{kind}Pooling{rank}D', args, shape
    if form == 'adaptive':
        args['output_size'] = sizes(rank, 6)
        return f'keras.layers.Adaptive{kind}Pooling{rank}D', args, shape
    args = {'pool_size': sizes(rank), 'padding': random.choice(['same', 'valid'])}
    if random.random() < 0.6:
        args['strides'] = sizes(rank)
    return f'keras.layers.{kind}Pooling{rank}D', args, shape


def run(op, args, x):
    args = dict(args)
    library, _, name = op.rpartition('.')
    if library == 'keras.layers':
        if 'strides' not in args and 'Global' not in name and 'Adaptive' not in name:
            args['strides'] = None
        return getattr(keras.layers, name)(**{key: tuple(v) if isinstance(v, list) else v for key, v in args.items()})(x), None
    if library == 'keras.ops':
        return getattr(keras.ops, name)(x, **{key: tuple(v) if isinstance(v, list) else v for key, v in args.items()}), None
    if name.startswith('reduce_'):
        return getattr(tf, name)(x, **args), None
    result = getattr(tf.nn, name)(x, **args)
    return tuple(result) if name == 'max_pool_with_argmax' else (result, None)


def make(seed, number):
    random.seed(f'{seed}/{number}')
    rank = random.choice([1, 2, 2, 3])
    op, args, shape = random.choice([tensorflow_call, keras_call])(rank)
    data = np.array(values(int(np.prod(shape))), dtype=np.float32).reshape(shape)
    name = op if not op.startswith('keras.ops') else op.replace('ops', 'layers')
    case = {'id': f'random{number}', 'op': name, 'dtype': 'float32', 'args': args, 'input': stored(data)}
    x = tf.Variable(data)
    try:
        with tf.GradientTape() as tape:
            out, indices = run(op, args, x)
            if out.shape.num_elements() > 0:
                w = weights(out.shape.num_elements())
                total = tf.reduce_sum(out * tf.constant(w, tf.float32, out.shape))
    except Exception as error:
        return {**case, 'out': {'shape': [], 'data': []}, 'error': short(error)}
    case['out'] = stored(out.numpy())
    # The gradients of adaptive maxima over two axes come from memory that nothing wrote.
    if indices is not None:
        case['outIndices'] = [int(one) for one in indices.numpy().reshape(-1)]
    elif out.shape.num_elements() > 0 and random.random() < 0.5 and 'AdaptiveMax' not in op:
        try:
            grad = tape.gradient(total, x)
        except Exception:
            return case
        if grad is not None:
            case['w'] = w
            case['grad'] = [written(one) for one in grad.numpy().reshape(-1)]
    return case


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    cases = in_children(lambda number: make(seed, number), count)
    json.dump({'format': 'tf-values/1', 'cases': cases}, sys.stdout)


main()
