import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

def conv_bn(x, filters, num_row, num_col, padding='same', strides=(1, 1), name=None):
    x = layers.Conv2D(filters, (num_row, num_col), strides=strides, padding=padding, use_bias=False)(x)
    x = layers.BatchNormalization(axis=3, scale=False)(x)
    return layers.Activation('relu', name=name)(x)

img_input = keras.Input(shape=(149, 131, 3))
x = conv_bn(img_input, 8, 3, 3, strides=(2, 2), padding='valid')
x = conv_bn(x, 8, 3, 3, padding='valid')
x = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
for i in range(2):
    branch1x1 = conv_bn(x, 4, 1, 1)
    branch5x5 = conv_bn(conv_bn(x, 4, 1, 1), 6, 5, 5)
    branch_pool = layers.AveragePooling2D((3, 3), strides=(1, 1), padding='same')(x)
    branch_pool = conv_bn(branch_pool, 5, 1, 1)
    x = layers.concatenate([branch1x1, branch5x5, branch_pool], axis=3, name=f'mixed{i}')
b3 = conv_bn(x, 6, 3, 3, strides=(2, 2), padding='valid')
bp = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
x = layers.Concatenate(axis=-1)([b3, bp])
se = layers.GlobalAveragePooling2D(keepdims=True)(x)
se = layers.Dense(4, activation='relu')(se)
se = layers.Dense(x.shape[-1], activation='sigmoid')(se)
x = layers.Multiply()([x, se])
y = layers.MaxPool2D(padding='same')(x)
z = layers.GlobalMaxPool2D()(y)
out = layers.Dense(10)(z)
model = keras.Model(inputs=img_input, outputs=[out, x])
model.summary()
