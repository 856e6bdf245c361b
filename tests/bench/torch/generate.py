"""Pictures drawn by the VAE of vae.py, untrained, as `generate` draws them.

    python generate.py COUNT THREADS PLACE

Writes PNG files into the folder PLACE, or into one zip if it ends in `.zip`;
256 at a time, with Pillow's own compression.
"""

import io
import sys
import zipfile
from pathlib import Path

import torch
from PIL import Image

from vae import LATENT_DIM, Vae

CHUNK = 256


def pictures(count):
    model = Vae().eval()
    for at in range(0, count, CHUNK):
        z = torch.randn(min(CHUNK, count - at), LATENT_DIM)
        ink = torch.sigmoid(model.decode(z))
        yield from (255 * (1 - ink[:, 0])).round().to(torch.uint8).numpy()


def png(picture):
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    return file.getvalue()


@torch.no_grad()
def main(count, threads, place):
    torch.manual_seed(1)
    torch.set_num_threads(int(threads))
    files = (
        (f"{i:05}.png", png(picture))
        for i, picture in enumerate(pictures(int(count)), 1)
    )
    if place.endswith(".zip"):
        with zipfile.ZipFile(place, "w") as archive:
            for name, content in files:
                archive.writestr(name, content)
        return
    Path(place).mkdir(parents=True)
    for name, content in files:
        Path(place, name).write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
