"""The FC-GAN of lib/models, layer for layer, in plain PyTorch."""

from torch import nn

from gan_step import SIZE, GanStep

BATCH, LATENT_DIM = 128, 64


def networks(size=SIZE, latent_dim=LATENT_DIM):
    generator, channels = [], latent_dim
    for units in [128, 256, 512, 1024]:
        dense = nn.Linear(channels, units, bias=False)
        generator += [dense, nn.BatchNorm1d(units), nn.ReLU()]
        channels = units
    generator += [
        nn.Linear(channels, size * size),
        nn.Sigmoid(),
        nn.Unflatten(1, (1, size, size)),
    ]
    discriminator, channels = [nn.Flatten()], size * size
    for units in [512, 256, 128]:
        discriminator += [nn.Linear(channels, units), nn.LeakyReLU(0.2)]
        channels = units
    discriminator.append(nn.Linear(channels, 1))
    return nn.Sequential(*generator), nn.Sequential(*discriminator)


class Step(GanStep):
    def __init__(self, variant):
        super().__init__(networks, BATCH, LATENT_DIM, variant, (LATENT_DIM,))
