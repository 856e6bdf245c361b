"""Trains a plain PyTorch FC-GAN on the tensors of a run of ours.

    python train_fcgan.py FOLDER

FOLDER holds job.json and train.f32 (`[count, size, size]` in [0, 1]);
result.json and samples.f32 are added. Plain means: the networks that S1
documents with the range mended, Adam at 2e-4 with beta1 0.5, real images
called 0.9; no augmentation of either kind, no noise, no average of weights.
In its favour: samples are drawn both by the moving statistics of the
normalisations and by those of a batch, and whoever judges takes the better.
"""

import json
import math
import sys
import time
from pathlib import Path

import torch

from fcgan import networks
from gan_step import losses
from job import batches, read_job

RATE, BETA1, REAL = 2e-4, 0.5, 0.9
TELL_EVERY = 500
SAMPLES = 256


@torch.no_grad()
def draw(generator, z):
    """`[2 * SAMPLES, ...]`: by moving statistics, then by those of a batch."""
    generator.eval()
    settled = generator(z)
    generator.train()
    return torch.cat([settled, generator(z)])


def train(generator, discriminator, source, job):
    """Steps until the time is over: D moves, then G, as in gan_step.py."""
    d_optimizer, g_optimizer = (
        torch.optim.Adam(model.parameters(), lr=RATE, betas=(BETA1, 0.999))
        for model in [discriminator, generator]
    )
    spent, step = 0.0, 0
    while spent < job["seconds"]:
        start = time.perf_counter()
        real = next(source)
        fake = generator(torch.randn(job["batch"], job["latentDim"]))
        d_optimizer.zero_grad()
        on_real = losses(discriminator, real, REAL)
        d_loss = on_real + losses(discriminator, fake.detach(), 0.0)
        d_loss.backward()
        d_optimizer.step()
        g_optimizer.zero_grad()
        g_loss = losses(discriminator, fake, 1.0)
        g_loss.backward()
        g_optimizer.step()
        d_loss, g_loss = d_loss.item(), g_loss.item()
        step += 1
        spent += time.perf_counter() - start
        if not math.isfinite(d_loss + g_loss):
            raise SystemExit("the losses of PyTorch's GAN are no numbers")
        if step % TELL_EVERY and spent < job["seconds"]:
            continue
        print(
            f"step {step}, {spent:.0f} of {job['seconds']:.0f} s: "
            f"D {d_loss:.3f}, G {g_loss:.3f}",
            file=sys.stderr,
        )
    return {"steps": step, "seconds": spent}


def main(folder):
    job, images = read_job(folder)
    generator, discriminator = networks(job["size"], job["latentDim"])
    order = torch.Generator().manual_seed(1)
    source = batches(images("train"), job["batch"], order)
    result = train(generator, discriminator, source, job)
    samples = draw(generator, torch.randn(SAMPLES, job["latentDim"])).numpy()
    samples.astype("<f4").tofile(Path(folder, "samples.f32"))
    result["library"] = f"PyTorch {torch.__version__}"
    Path(folder, "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1])
