"""The VAE of lib/models, layer for layer; the twin of ../torch/vae.py."""

import numpy
import tensorflow as tf

from layers import (
    Adam,
    BatchNorm,
    Conv,
    ConvTranspose,
    Dense,
    Sequential,
    reshape,
)

SIZE, BATCH, LATENT_DIM = 64, 64, 64
FILTERS = [32, 64, 128, 256]
SIDE, INNER = 4, 4 * 4 * 256


class Step:
    def __init__(self, _variant):
        down = []
        for channels, filters in zip([1, *FILTERS], FILTERS):
            down += [Conv(channels, filters), BatchNorm(filters), tf.nn.relu]
        self.down = Sequential(*down, reshape(INNER))
        self.mean = Sequential(Dense(INNER, LATENT_DIM))
        self.log_var = Sequential(Dense(INNER, LATENT_DIM))
        back = FILTERS[::-1]
        up = [
            Dense(LATENT_DIM, INNER, bias=False),
            reshape(SIDE, SIDE, back[0]),
            BatchNorm(back[0]),
            tf.nn.relu,
        ]
        for channels, filters in zip(back, back[1:]):
            conv = ConvTranspose(channels, filters)
            up += [conv, BatchNorm(filters), tf.nn.relu]
        self.decode = Sequential(*up, ConvTranspose(back[-1], 1, bias=True))
        models = [self.down, self.mean, self.log_var, self.decode]
        self.parameters = int(sum(model.parameters for model in models))
        self.optimizer = Adam(
            [one for model in models for one in model.trainable_variables]
        )
        drawn = numpy.random.default_rng(1).random((4, BATCH, SIZE, SIZE, 1))
        self.batches = (drawn < 0.08).astype("float32")
        self.count = 0
        self.step = tf.function(self.moves)

    def moves(self, x):
        with tf.GradientTape() as tape:
            h = self.down(x)
            mean, log_var = self.mean(h), self.log_var(h)
            eps = tf.random.normal(mean.shape)
            logits = self.decode(mean + tf.exp(log_var / 2) * eps)
            nats = tf.nn.sigmoid_cross_entropy_with_logits(
                labels=x, logits=logits
            )
            recon = tf.reduce_sum(nats) / BATCH
            kl = 1 + log_var - mean**2 - tf.exp(log_var)
            kl = -0.5 * tf.reduce_sum(kl) / BATCH
            loss = recon + kl
        variables = self.optimizer.variables
        self.optimizer.apply(tape.gradient(loss, variables))
        return loss, recon, kl

    def run(self):
        """A batch of the host in, all terms as numbers out."""
        batch = self.batches[self.count % len(self.batches)]
        self.count += 1
        loss, *terms = self.step(tf.constant(batch))
        [float(term) for term in terms]
        return float(loss)
