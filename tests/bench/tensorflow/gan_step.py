"""One step of a GAN as a tf.function: D moves, then G; ../torch/gan_step.py."""

import numpy
import tensorflow as tf

from layers import Adam

SIZE = 64


def cross_entropy(logits, target):
    return tf.reduce_mean(
        tf.nn.sigmoid_cross_entropy_with_logits(
            labels=tf.fill(logits.shape, target), logits=logits
        )
    )


class GanStep:
    def __init__(self, generator, discriminator, batch, latent_dim):
        self.generator, self.discriminator = generator, discriminator
        self.shape = [batch, latent_dim]
        self.optimizers = [
            Adam(model.trainable_variables, 2e-4, 0.5)
            for model in [generator, discriminator]
        ]
        drawn = numpy.random.default_rng(1).random((4, batch, SIZE, SIZE, 1))
        self.batches = (drawn < 0.08).astype("float32")
        self.count = 0
        self.parameters = int(generator.parameters + discriminator.parameters)
        self.step = tf.function(self.moves)

    def moves(self, real):
        """The fake images are drawn once; G learns from D as it is by then."""
        g_optimizer, d_optimizer = self.optimizers
        with tf.GradientTape(watch_accessed_variables=False) as g_tape:
            g_tape.watch(g_optimizer.variables)
            fake = self.generator(tf.random.normal(self.shape))
        with tf.GradientTape(watch_accessed_variables=False) as d_tape:
            d_tape.watch(d_optimizer.variables)
            d_loss = cross_entropy(self.discriminator(real), 1.0)
            d_loss += cross_entropy(self.discriminator(fake), 0.0)
        d_optimizer.apply(d_tape.gradient(d_loss, d_optimizer.variables))
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(fake)
            g_loss = cross_entropy(self.discriminator(fake), 1.0)
        gradients = g_tape.gradient(
            fake,
            g_optimizer.variables,
            output_gradients=tape.gradient(g_loss, fake),
        )
        g_optimizer.apply(gradients)
        return d_loss, g_loss

    def run(self):
        """A batch of the host in, the losses as numbers out."""
        batch = self.batches[self.count % len(self.batches)]
        self.count += 1
        d_loss, g_loss = self.step(tf.constant(batch))
        return float(d_loss) + float(g_loss)
