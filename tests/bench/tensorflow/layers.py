"""What the networks are made of, on the kernels that TensorFlow has for it.

Keras 3 composes batch normalisation and Adam of small ops. Here they are one
kernel each (FusedBatchNormV3, ResourceApplyAdam): the harder opponent.
"""

import tensorflow as tf


def drawn(shape, fan_in):
    return tf.Variable(tf.random.normal(shape, stddev=fan_in**-0.5))


class Dense(tf.Module):
    """[batch, channels] to [batch, units]"""

    def __init__(self, channels, units, bias=True):
        self.kernel = drawn([channels, units], channels)
        self.bias = tf.Variable(tf.zeros(units)) if bias else None

    def __call__(self, x):
        y = x @ self.kernel
        return y if self.bias is None else tf.nn.bias_add(y, self.bias)


class Conv(tf.Module):
    """[batch, 2s, 2s, channels] to [batch, s, s, filters]"""

    def __init__(self, channels, filters):
        self.kernel = drawn([4, 4, channels, filters], 16 * channels)

    def __call__(self, x):
        return tf.nn.conv2d(x, self.kernel, 2, "SAME")


class ConvTranspose(tf.Module):
    """[batch, s, s, channels] to [batch, 2s, 2s, filters]"""

    def __init__(self, channels, filters, bias=False):
        self.kernel = drawn([4, 4, filters, channels], 4 * channels)
        self.bias = tf.Variable(tf.zeros(filters)) if bias else None

    def __call__(self, x):
        batch, side = x.shape[:2]
        shape = [batch, 2 * side, 2 * side, self.kernel.shape[2]]
        y = tf.nn.conv2d_transpose(x, self.kernel, shape, 2, "SAME")
        return y if self.bias is None else tf.nn.bias_add(y, self.bias)


class BatchNorm(tf.Module):
    """By the batch's own statistics, which moving ones follow."""

    def __init__(self, channels):
        self.gamma = tf.Variable(tf.ones(channels))
        self.beta = tf.Variable(tf.zeros(channels))
        self.mean = tf.Variable(tf.zeros(channels), trainable=False)
        self.variance = tf.Variable(tf.ones(channels), trainable=False)

    def __call__(self, x):
        maps = x if len(x.shape) == 4 else x[:, None, None, :]
        y, mean, variance = tf.compat.v1.nn.fused_batch_norm(
            maps, self.gamma, self.beta, epsilon=1e-3, is_training=True
        )
        self.mean.assign_sub(0.1 * (self.mean - mean))
        self.variance.assign_sub(0.1 * (self.variance - variance))
        return tf.reshape(y, x.shape)


class Sequential(tf.Module):
    """Layers and functions, one after another."""

    def __init__(self, *layers):
        self.layers = layers
        self.parameters = sum(
            tf.size(one).numpy() for one in self.trainable_variables
        )

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def leaky_relu(x):
    return tf.nn.leaky_relu(x, 0.2)


def reshape(*shape):
    return lambda x: tf.reshape(x, [x.shape[0], *shape])


class Adam:
    """In place, one kernel a variable."""

    def __init__(self, variables, rate=1e-3, beta1=0.9, beta2=0.999):
        self.variables, self.rate, self.betas = variables, rate, (beta1, beta2)
        self.powers = [tf.Variable(beta1), tf.Variable(beta2)]
        self.slots = [
            (tf.Variable(tf.zeros_like(one)), tf.Variable(tf.zeros_like(one)))
            for one in variables
        ]

    def apply(self, gradients):
        for variable, (m, v), gradient in zip(
            self.variables, self.slots, gradients
        ):
            tf.raw_ops.ResourceApplyAdam(
                var=variable.handle,
                m=m.handle,
                v=v.handle,
                beta1_power=self.powers[0],
                beta2_power=self.powers[1],
                lr=self.rate,
                beta1=self.betas[0],
                beta2=self.betas[1],
                epsilon=1e-7,
                grad=gradient,
            )
        for power, beta in zip(self.powers, self.betas):
            power.assign(power * beta)
