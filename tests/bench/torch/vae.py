"""The VAE of lib/models, layer for layer, in plain PyTorch.

`Vae` is what both benches train; `Step` is the step that tests/bench/bench.ts
measures, the twin of tests/bench/steps/vae.ts.
"""

import torch
from torch import nn
from torch.nn import functional as F

SIZE, BATCH, LATENT_DIM, WIDTH = 64, 64, 64, 32


def filters_of(size, width):
    """Filters of each halving and the side left: lib/models/_stages.ts."""
    filters, side = [], size
    while side >= 8:
        filters.append(width * min(8, 2 ** len(filters)))
        side //= 2
    return filters, side


class Vae(nn.Module):
    """Images [batch, 1, size, size] in [0, 1] to mean, log sigma^2, logits."""

    def __init__(self, size=SIZE, latent_dim=LATENT_DIM, width=WIDTH):
        super().__init__()
        filters, side = filters_of(size, width)
        inner = filters[-1]
        down = []
        for channels, count in zip([1, *filters], filters):
            conv = nn.Conv2d(channels, count, 4, 2, padding=1, bias=False)
            down += [conv, nn.BatchNorm2d(count), nn.ReLU()]
        self.down = nn.Sequential(*down, nn.Flatten())
        self.mean = nn.Linear(inner * side * side, latent_dim)
        self.log_var = nn.Linear(inner * side * side, latent_dim)
        back = filters[::-1]
        up = [
            nn.Linear(latent_dim, inner * side * side, bias=False),
            nn.Unflatten(1, (inner, side, side)),
            nn.BatchNorm2d(inner),
            nn.ReLU(),
        ]
        for channels, count in zip(back, back[1:]):
            conv = nn.ConvTranspose2d(channels, count, 4, 2, 1, bias=False)
            up += [conv, nn.BatchNorm2d(count), nn.ReLU()]
        up.append(nn.ConvTranspose2d(back[-1], 1, 4, 2, padding=1))
        self.decode = nn.Sequential(*up)

    def forward(self, x):
        h = self.down(x)
        mean, log_var = self.mean(h), self.log_var(h)
        z = mean + torch.exp(log_var / 2) * torch.randn_like(mean)
        return mean, log_var, self.decode(z)


def elbo_terms(model, x):
    """recon and kl, nats per image: lib/losses/elbo.ts."""
    mean, log_var, logits = model(x)
    recon = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    kl = -0.5 * (1 + log_var - mean**2 - log_var.exp()).sum()
    return recon / len(x), kl / len(x)


class Step:
    """One training step; `variant` is a set of what makes PyTorch faster."""

    def __init__(self, variant):
        torch.manual_seed(1)
        self.format = torch.contiguous_format
        self.model = Vae()
        if "channels_last" in variant:
            self.format = torch.channels_last
            self.model = self.model.to(memory_format=self.format)
        options = {"fused": True} if "fused" in variant else {}
        self.optimizer = torch.optim.Adam(self.model.parameters(), **options)
        self.terms = elbo_terms
        if "compile" in variant:
            self.terms = torch.compile(elbo_terms)
        shape = (BATCH, 1, SIZE, SIZE)
        drawn = [(torch.rand(shape) < 0.08).float() for _ in range(4)]
        self.batches = [batch.numpy() for batch in drawn]
        self.count = 0
        self.parameters = sum(p.numel() for p in self.model.parameters())

    def run(self):
        """A batch of the host in, the loss as a number out."""
        batch = self.batches[self.count % len(self.batches)]
        self.count += 1
        x = torch.from_numpy(batch).to(memory_format=self.format)
        self.optimizer.zero_grad()
        recon, kl = self.terms(self.model, x)
        loss = recon + kl
        loss.backward()
        self.optimizer.step()
        recon.item(), kl.item()  # a training loop reports all terms
        return loss.item()
