import keras
from keras import layers, ops


def conv(x, filters, size=3, **options):
    x = layers.Conv2D(filters, size, use_bias=False, **options)(x)
    return layers.Activation('relu')(layers.BatchNormalization()(x))


picture = keras.Input((149, 131, 3))
x = conv(picture, 8, strides=2)
x = layers.MaxPooling2D((3, 3), strides=(2, 2), name='first')(x)
for n in range(2):
    side = layers.AveragePooling2D((3, 3), strides=1, padding='same')(x)
    x = layers.concatenate([conv(x, 4, 1), conv(x, 6, 5, padding='same'), conv(side, 5, 1)], name=f'mix{n}')
halves = [conv(x, 6, strides=2), layers.MaxPooling2D(3, 2)(x)]
x = layers.Concatenate(axis=-1)(halves)
gate = layers.GlobalAveragePooling2D(keepdims=True)(x)
x = layers.Multiply()([x, layers.Dense(x.shape[-1], 'sigmoid')(gate)])
top = layers.GlobalMaxPool2D()(layers.MaxPool2D(padding='same')(x))
model = keras.Model(picture, [layers.Dense(10)(top), x])


def residual(x, filters, stride=1, widen=False):
    before = layers.Activation('relu')(layers.BatchNormalization()(x))
    if widen:
        short = layers.Conv2D(filters, 1, strides=stride)(before)
    else:
        short = layers.MaxPooling2D(1, strides=stride)(x) if stride > 1 else x
    y = layers.ZeroPadding2D(((1, 1), (1, 1)))(before)
    return layers.Add()([short, layers.Conv2D(filters, 3, strides=stride)(y)])


def staged(shape, pooling=None):
    image = layers.Input(shape=shape)
    x = layers.ZeroPadding2D(padding=3)(image)
    x = layers.Conv2D(8, 7, strides=2)(x)
    x = layers.MaxPooling2D(3, strides=2, name='pool1')(layers.ZeroPadding2D(1)(x))
    for filters, blocks in ((8, 3), (12, 2)):
        x = residual(x, filters, widen=True)
        for block in range(1, blocks):
            x = residual(x, filters, stride=2 if block == blocks - 1 else 1)
    if pooling == 'max':
        x = layers.GlobalMaxPooling2D()(x)
    elif pooling == 'avg':
        x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(image, x)


base = staged((75, 99, 3), pooling='max')
again = keras.Input((75, 99, 3))
full = keras.Model(again, layers.Dense(2)(base(again, training=False)))


class Pooled(layers.Layer):
    def __init__(self, how='max', size=2, **options):
        super().__init__(**options)
        self.how, self.size = how, size

    def call(self, x):
        return {'max': ops.max_pool, 'avg': ops.average_pool}[self.how](x, self.size, padding='same')


left, right = (keras.Input((31, 17, 2), name=name) for name in ('left', 'right'))
tower = keras.Sequential([layers.Conv2D(4, 3), Pooled(size=3), Pooled('avg')])
twins = keras.Model({'left': left, 'right': right}, ops.mean(tower(left) - tower(right), axis=(1, 2)))
planes = keras.Input((4, 20, 30))
first = layers.MaxPooling2D(3, data_format='channels_first')(planes)
whole = layers.GlobalMaxPooling2D(data_format='channels_first', keepdims=True)(first)
even = layers.AveragePooling2D((2, 3), strides=1, padding='same', data_format='channels_first')(planes)
small = keras.Sequential([layers.Input((28, 28, 1)), layers.Conv2D(4, 3), layers.MaxPooling2D(), layers.AveragePooling2D(pool_size=(3, 2), strides=(2, 3), padding='same'), layers.Flatten()])
print(model.output_shape, full.output_shape, twins.output_shape, whole.shape, even.shape, small.output_shape)
