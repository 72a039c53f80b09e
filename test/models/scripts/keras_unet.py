import numpy as np
import keras
from keras import layers, ops
def get_model(img_size, num_classes):
    inputs = keras.Input(shape=img_size + (3,))
    x = layers.Conv2D(8, 3, strides=2, padding="same")(inputs)
    previous = x
    for filters in [8, 12, 16]:
        x = layers.Activation("relu")(x)
        x = layers.SeparableConv2D(filters, 3, padding="same")(x)
        x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
        residual = layers.Conv2D(filters, 1, strides=2, padding="same")(previous)
        x = layers.add([x, residual])
        previous = x
    for filters in [16, 8]:
        x = layers.Conv2DTranspose(filters, 3, padding="same")(x)
        x = layers.UpSampling2D(2)(x)
        residual = layers.UpSampling2D(2)(previous)
        residual = layers.Conv2D(filters, 1, padding="same")(residual)
        x = layers.add([x, residual])
        previous = x
    outputs = layers.Conv2D(num_classes, 3, activation="softmax", padding="same")(x)
    return keras.Model(inputs, outputs)
model = get_model((64, 96), 3)
class PatchPool(layers.Layer):
    def __init__(self, mode='max', size=2, **kwargs):
        super().__init__(**kwargs)
        self.mode, self.size = mode, size
    def call(self, x):
        fn = {'max': ops.max_pool, 'avg': ops.average_pool}[self.mode]
        return fn(x, self.size, padding='same')
    def get_config(self):
        return {**super().get_config(), 'mode': self.mode}
a = keras.Input((31, 17, 2), name='a')
b = keras.Input((31, 17, 2), name='b')
shared = keras.Sequential([layers.Conv2D(4, 3), PatchPool(size=3), PatchPool('avg')], name='tower')
diff = layers.Subtract()([shared(a), shared(b)])
feat = ops.mean(diff, axis=(1, 2))
siamese = keras.Model({'a': a, 'b': b}, feat)
print(model.output_shape, siamese.output_shape)
def data_augmentation(x):
    for layer in [layers.RandomFlip("horizontal"), layers.Rescaling(1.0 / 255)]:
        x = layer(x)
    return x
inputs = keras.Input(shape=(180, 180, 3))
x = data_augmentation(inputs)
for size in [16, 32]:
    x = layers.Conv2D(size, 3, padding="same")(x)
    x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
x = layers.GlobalAveragePooling2D()(x)
m = keras.Model(inputs, layers.Dense(1)(x))
c = keras.Input((4, 20, 30))
d = layers.MaxPooling2D(3, data_format='channels_first')(c)
e = layers.GlobalMaxPooling2D(data_format='channels_first', keepdims=True)(d)
f = layers.AveragePooling2D((2, 3), strides=1, padding='same', data_format='channels_first')(c)
print(d.shape, e.shape, f.shape)
