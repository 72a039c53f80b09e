import tensorflow as tf
from tensorflow.keras import Model, Input
from tensorflow.keras.layers import Conv2D, MaxPool2D, AvgPool2D, GlobalAvgPool2D, Dense, Layer, TimeDistributed, Lambda, Conv3D, MaxPooling3D, UpSampling2D, Cropping2D, Conv2DTranspose, Permute, Reshape, AveragePooling3D, GlobalAveragePooling3D
class SPP(Layer):
    def __init__(self, bins=(1, 2), **kw):
        super().__init__(**kw)
        self.bins = bins
    def build(self, input_shape):
        self.h, self.w, self.c = input_shape[1:]
        self.pools = [MaxPool2D((self.h // b, self.w // b), strides=(self.h // b, self.w // b)) for b in self.bins]
        super().build(input_shape)
    def call(self, x):
        outs = [tf.reshape(p(x), (-1, b * b * self.c)) for p, b in zip(self.pools, self.bins)]
        return tf.concat(outs, axis=-1)
class Block(Layer):
    def __init__(self, f, pool=None):
        super().__init__()
        self.convs = [Conv2D(f, 3, padding='same', activation='relu') for _ in range(2)]
        self.pool = pool
    def call(self, x, training=None):
        for c in self.convs:
            x = c(x)
        if self.pool is not None:
            x = self.pool(x)
        return x
class Net(Model):
    def __init__(self):
        super(Net, self).__init__()
        self.b1 = Block(4, MaxPool2D(3, 2, 'same'))
        self.b2 = Block(8, AvgPool2D(2, padding='valid'))
        self.spp = SPP((1, 2, 4))
        self.d = Dense(3)
    @tf.function
    def call(self, inputs, training=False):
        x = self.b1(inputs, training=training)
        x = self.b2(x)
        g = tf.reduce_mean(x, axis=[1, 2])
        n = tf.nn.max_pool2d(x, ksize=2, strides=2, padding='SAME')
        a = tf.nn.avg_pool(x, [1, 3, 3, 1], [1, 2, 2, 1], 'VALID')
        s = self.spp(x)
        return self.d(tf.concat([g, s, tf.reduce_max(n, (1, 2)), tf.reshape(a, [tf.shape(a)[0], -1])], 1))
net = Net()
y = net(tf.zeros((2, 37, 34, 3)))
print(y.shape)
inp = Input((5, 16, 12, 3))
t = TimeDistributed(Conv2D(4, 3))(inp)
t = TimeDistributed(MaxPool2D(2))(t)
t = Lambda(lambda v: tf.reduce_mean(v, axis=1))(t)
u = UpSampling2D((2, 3))(t)
u = Cropping2D(((1, 0), (2, 1)))(u)
u = Conv2DTranspose(4, 3, strides=2, padding='same')(u)
u = MaxPool2D((3, 5), strides=(1, 2))(u)
u = GlobalAvgPool2D()(u)
v = Conv3D(4, (1, 3, 3))(inp)
v = MaxPooling3D((2, 2, 2), padding='same')(v)
v = AveragePooling3D((1, 2, 2))(v)
v = GlobalAveragePooling3D()(v)
print(Model(inp, [u, v]).output_shape)
