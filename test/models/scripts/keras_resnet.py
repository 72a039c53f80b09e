import keras
from keras import layers, backend, Sequential
def residual_block_v1(x, filters, kernel_size=3, stride=1, conv_shortcut=True, name=None):
    bn_axis = 3 if backend.image_data_format() == "channels_last" else 1
    if conv_shortcut:
        shortcut = layers.Conv2D(4 * filters, 1, strides=stride, name=name + "_0_conv")(x)
        shortcut = layers.BatchNormalization(axis=bn_axis, epsilon=1.001e-5, name=name + "_0_bn")(shortcut)
    else:
        shortcut = x
    x = layers.Conv2D(filters, 1, strides=stride, name=name + "_1_conv")(x)
    x = layers.Activation("relu", name=name + "_1_relu")(x)
    x = layers.Conv2D(filters, kernel_size, padding="SAME", name=name + "_2_conv")(x)
    x = layers.Conv2D(4 * filters, 1, name=name + "_3_conv")(x)
    x = layers.Add(name=name + "_add")([shortcut, x])
    x = layers.Activation("relu", name=name + "_out")(x)
    return x
def residual_block_v2(x, filters, kernel_size=3, stride=1, conv_shortcut=False, name=None):
    preact = layers.BatchNormalization(name=name + "_preact_bn")(x)
    if conv_shortcut:
        shortcut = layers.Conv2D(4 * filters, 1, strides=stride)(preact)
    else:
        shortcut = layers.MaxPooling2D(1, strides=stride)(x) if stride > 1 else x
    x = layers.Conv2D(filters, 1)(preact)
    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)), name=name + "_2_pad")(x)
    x = layers.Conv2D(filters, kernel_size, strides=stride)(x)
    x = layers.Conv2D(4 * filters, 1)(x)
    return layers.Add()([shortcut, x])
def stack(x, filters, blocks, stride1=2, name=None):
    x = residual_block_v2(x, filters, conv_shortcut=True, name=name + "_block1")
    for i in range(2, blocks):
        x = residual_block_v2(x, filters, name=name + "_block" + str(i))
    x = residual_block_v2(x, filters, stride=stride1, name=name + "_block" + str(blocks))
    return x
def ResNet(stack_fn, preact=True, include_top=True, input_shape=None, pooling=None, classes=1000):
    img_input = layers.Input(shape=input_shape)
    x = layers.ZeroPadding2D(padding=((3, 3), (3, 3)), name="conv1_pad")(img_input)
    x = layers.Conv2D(16, 7, strides=2, name="conv1_conv")(x)
    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)), name="pool1_pad")(x)
    x = layers.MaxPooling2D(3, strides=2, name="pool1_pool")(x)
    x = stack_fn(x)
    if include_top:
        x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
        x = layers.Dense(classes, activation="softmax", name="predictions")(x)
    else:
        if pooling == "avg":
            x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
        elif pooling == "max":
            x = layers.GlobalMaxPooling2D(name="max_pool")(x)
    return keras.Model(img_input, x, name="r")
def stack_fn(x):
    x = stack(x, 4, 3, name="conv2")
    return stack(x, 8, 2, stride1=1, name="conv3")
base = ResNet(stack_fn, include_top=False, pooling="max", input_shape=(75, 99, 3))
inputs = keras.Input((75, 99, 3))
out = layers.Dense(2)(base(inputs, training=False))
full = keras.Model(inputs, out)
top = Sequential([layers.Input((28, 28, 1)), layers.Conv2D(4, 3), layers.MaxPooling2D(), layers.Conv2D(8, 3, padding='same', dilation_rate=2), layers.AveragePooling2D(pool_size=(3, 2), strides=(2, 3), padding='same'), layers.Flatten(), layers.Dense(3)])
m = Sequential()
m.add(layers.Conv1D(8, 5, strides=2, padding='causal', input_shape=(100, 4)))
for f, p in [(8, 2), (16, 3)]:
    m.add(layers.Conv1D(f, 3, activation='relu'))
    m.add(layers.MaxPooling1D(p, padding='same' if p == 3 else 'valid'))
m.add(layers.GlobalAveragePooling1D())
print(m.output_shape, top.output_shape)
