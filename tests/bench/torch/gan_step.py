"""One step of a GAN in plain PyTorch: D moves, then G; what both benches share.

As in PyTorch's own DCGAN example: the fake images are drawn once, D learns
from real and fake ones apart, G from the same fake ones.
"""

import torch
from torch.nn import functional as F

SIZE = 64


def losses(discriminator, x, target):
    logits = discriminator(x)
    return F.binary_cross_entropy_with_logits(
        logits, torch.full_like(logits, target)
    )


class GanStep:
    """`variant` is a set of what makes PyTorch faster."""

    def __init__(self, networks, batch, latent_dim, variant, shape):
        torch.manual_seed(1)
        self.format = torch.contiguous_format
        self.generator, self.discriminator = networks()
        self.batch, self.latent_dim, self.shape = batch, latent_dim, shape
        models = [self.generator, self.discriminator]
        if "channels_last" in variant:
            self.format = torch.channels_last
            for model in models:
                model.to(memory_format=self.format)
        options = {"lr": 2e-4, "betas": (0.5, 0.999)}
        if "fused" in variant:
            options["fused"] = True
        self.optimizers = [
            torch.optim.Adam(model.parameters(), **options) for model in models
        ]
        self.losses, self.draw = losses, self.generator
        if "compile" in variant:
            self.losses = torch.compile(losses)
            self.draw = torch.compile(self.generator)
        drawn = [(torch.rand(batch, 1, SIZE, SIZE) < 0.08).float() for _ in range(4)]
        self.batches = [images.numpy() for images in drawn]
        self.count = 0
        self.parameters = sum(
            p.numel() for model in models for p in model.parameters()
        )

    def run(self):
        """A batch of the host in, the losses as numbers out."""
        g_optimizer, d_optimizer = self.optimizers
        real = torch.from_numpy(self.batches[self.count % len(self.batches)])
        real = real.to(memory_format=self.format)
        self.count += 1
        z = torch.randn(self.batch, *self.shape)
        fake = self.draw(z)
        d_optimizer.zero_grad()
        on_real = self.losses(self.discriminator, real, 1.0)
        on_fake = self.losses(self.discriminator, fake.detach(), 0.0)
        (on_real + on_fake).backward()
        d_optimizer.step()
        g_optimizer.zero_grad()
        g_loss = self.losses(self.discriminator, fake, 1.0)
        g_loss.backward()
        g_optimizer.step()
        return on_real.item() + on_fake.item() + g_loss.item()
