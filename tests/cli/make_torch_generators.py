"""Saves a generator and what it draws, as safetensors.

python make_torch_generators.py BENCHES KIND GENERATOR.safetensors DRAWN.safetensors

BENCHES is the folder tests/bench/torch. KIND is fcgan or dcgan, as the benches have them, or what people have on disk:
fcgan-s1, with biases before the normalisations, and dcgan-colour.
"""

import sys

import torch
from safetensors.torch import save_file
from torch import nn

_, benches, kind, file, drawn = sys.argv
sys.path.insert(0, benches)
import dcgan  # noqa: E402
import fcgan  # noqa: E402


class S1(nn.Module):
    """The generator of project S1, whose blocks are sequences themselves."""

    def __init__(self):
        super().__init__()
        units = [64, 128, 256, 512, 1024]
        blocks = [
            nn.Sequential(nn.Linear(i, o), nn.BatchNorm1d(o), nn.ReLU())
            for i, o in zip(units, units[1:])
        ]
        self.gen = nn.Sequential(*blocks, nn.Linear(1024, 64 * 64), nn.Sigmoid())

    def forward(self, z):
        return self.gen(z).view(-1, 1, 64, 64)


def colour():
    generator = dcgan.networks()[0]
    generator[len(generator) - 2] = nn.ConvTranspose2d(dcgan.WIDTH, 3, 4, 2, 1, bias=False)
    return generator


torch.set_num_threads(1)  # few numbers, and others may work
torch.manual_seed(3)
generator = {
    "fcgan": lambda: fcgan.networks()[0],
    "fcgan-s1": S1,
    "dcgan": lambda: dcgan.networks()[0],
    "dcgan-colour": colour,
}[kind]()
convolves = kind.startswith("dcgan")
shape = (dcgan.LATENT_DIM, 1, 1) if convolves else (fcgan.LATENT_DIM,)
for module in generator.modules():
    if hasattr(module, "running_var"):
        nn.init.normal_(module.weight, 1, 0.2)
        nn.init.normal_(module.bias, 0, 0.2)
        module.momentum = None  # the mean of all that is seen
for _ in range(4):
    generator(torch.randn(16, *shape))
generator.eval()
state = generator.state_dict().items()
save_file({k: v.contiguous() for k, v in state}, file)
z = torch.randn(5, *shape)
image = generator(z).detach()
save_file({"z": z.flatten(1).contiguous(), "image": image.contiguous()}, drawn)
