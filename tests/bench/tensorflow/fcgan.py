"""The FC-GAN of lib/models, layer for layer."""

import tensorflow as tf

from gan_step import SIZE, GanStep
from layers import BatchNorm, Dense, Sequential, leaky_relu, reshape

BATCH, LATENT_DIM = 128, 64


class Step(GanStep):
    def __init__(self, _variant):
        up, channels = [], LATENT_DIM
        for units in [128, 256, 512, 1024]:
            dense = Dense(channels, units, bias=False)
            up += [dense, BatchNorm(units), tf.nn.relu]
            channels = units
        up += [Dense(channels, SIZE * SIZE), tf.nn.sigmoid]
        down, channels = [reshape(SIZE * SIZE)], SIZE * SIZE
        for units in [512, 256, 128]:
            down += [Dense(channels, units), leaky_relu]
            channels = units
        down.append(Dense(channels, 1))
        super().__init__(
            Sequential(*up, reshape(SIZE, SIZE, 1)),
            Sequential(*down),
            BATCH,
            LATENT_DIM,
        )
