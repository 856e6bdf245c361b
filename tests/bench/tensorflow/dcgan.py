"""The DCGAN of lib/models, layer for layer."""

import tensorflow as tf

from gan_step import GanStep
from layers import (
    BatchNorm,
    Conv,
    ConvTranspose,
    Dense,
    Sequential,
    leaky_relu,
    reshape,
)

BATCH, LATENT_DIM, WIDTH = 64, 100, 64


class Step(GanStep):
    def __init__(self, _variant):
        inner = 8 * WIDTH
        up = [
            Dense(LATENT_DIM, 4 * 4 * inner, bias=False),
            reshape(4, 4, inner),
            BatchNorm(inner),
            tf.nn.relu,
        ]
        for filters in [4 * WIDTH, 2 * WIDTH, WIDTH]:
            conv = ConvTranspose(2 * filters, filters)
            up += [conv, BatchNorm(filters), tf.nn.relu]
        down = [Conv(1, WIDTH), leaky_relu]
        for filters in [2 * WIDTH, 4 * WIDTH, 8 * WIDTH]:
            conv = Conv(filters // 2, filters)
            down += [conv, BatchNorm(filters), leaky_relu]
        down += [reshape(4 * 4 * inner), Dense(4 * 4 * inner, 1, bias=False)]
        super().__init__(
            Sequential(*up, ConvTranspose(WIDTH, 1), tf.nn.tanh),
            Sequential(*down),
            BATCH,
            LATENT_DIM,
        )
