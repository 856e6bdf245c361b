"""The DCGAN of lib/models, layer for layer, in plain PyTorch."""

from torch import nn

from gan_step import GanStep

BATCH, LATENT_DIM, WIDTH = 64, 100, 64


def networks():
    up = [
        nn.ConvTranspose2d(LATENT_DIM, 8 * WIDTH, 4, 1, 0, bias=False),
        nn.BatchNorm2d(8 * WIDTH),
        nn.ReLU(),
    ]
    for filters in [4 * WIDTH, 2 * WIDTH, WIDTH]:
        conv = nn.ConvTranspose2d(2 * filters, filters, 4, 2, 1, bias=False)
        up += [conv, nn.BatchNorm2d(filters), nn.ReLU()]
    up += [nn.ConvTranspose2d(WIDTH, 1, 4, 2, 1, bias=False), nn.Tanh()]
    down = [nn.Conv2d(1, WIDTH, 4, 2, 1, bias=False), nn.LeakyReLU(0.2)]
    for filters in [2 * WIDTH, 4 * WIDTH, 8 * WIDTH]:
        conv = nn.Conv2d(filters // 2, filters, 4, 2, 1, bias=False)
        down += [conv, nn.BatchNorm2d(filters), nn.LeakyReLU(0.2)]
    down += [nn.Conv2d(8 * WIDTH, 1, 4, 1, 0, bias=False), nn.Flatten()]
    return nn.Sequential(*up), nn.Sequential(*down)


class Step(GanStep):
    def __init__(self, variant):
        shape = (LATENT_DIM, 1, 1)
        super().__init__(networks, BATCH, LATENT_DIM, variant, shape)
