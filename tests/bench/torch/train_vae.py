"""Trains a plain PyTorch VAE on the tensors of a run of ours.

    python train_vae.py FOLDER

FOLDER holds job.json and train, valid and test as .f32 (`[count, size, size]`
in [0, 1]); result.json and samples.f32 are added. Plain means: Adam at 1e-3,
BCE + KL, no augmentation, no warm-up, no average of weights. In its favour:
the best of the looks at valid is kept, and looks are not counted as time.
"""

import copy
import json
import sys
import time
from pathlib import Path

import torch

from job import batches, read_job
from vae import Vae, elbo_terms

BATCH, RATE, LOOK_EVERY = 64, 1e-3, 100
ACTIVE = 0.01  # variance of E[z|x]: Burda et al. 2016, section 5.2
SAMPLES = 64
NOISE_SEED = 20131220


@torch.no_grad()
def score(model, x):
    """Means over the images, nats per image; the same noise at every look."""
    state = torch.get_rng_state()
    torch.manual_seed(NOISE_SEED)
    model.eval()
    recon = kl = 0.0
    for part in x.split(BATCH):
        terms = elbo_terms(model, part)
        recon += terms[0].item() * len(part) / len(x)
        kl += terms[1].item() * len(part) / len(x)
    model.train()
    torch.set_rng_state(state)
    return {"nelbo": recon + kl, "recon": recon, "kl": kl}


@torch.no_grad()
def active_units(model, x):
    model.eval()
    means = torch.cat([model.mean(model.down(part)) for part in x.split(BATCH)])
    return int((means.var(0, unbiased=False) > ACTIVE).sum())


@torch.no_grad()
def draw(model, latent_dim):
    model.eval()
    return torch.sigmoid(model.decode(torch.randn(SAMPLES, latent_dim)))


def train(model, train, valid, seconds):
    """Steps until the time is over; the best weights by valid, and where."""
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    source = batches(train, BATCH, torch.Generator().manual_seed(1))
    best = {"nelbo": float("inf")}
    spent, step = 0.0, 0
    while spent < seconds:
        start = time.perf_counter()
        optimizer.zero_grad()
        recon, kl = elbo_terms(model, next(source))
        (recon + kl).backward()
        optimizer.step()
        step += 1
        spent += time.perf_counter() - start
        if step % LOOK_EVERY and spent < seconds:
            continue
        now = score(model, valid)
        if now["nelbo"] < best["nelbo"]:
            best = {**now, "step": step}
            weights = copy.deepcopy(model.state_dict())
        print(
            f"step {step}, {spent:.0f} of {seconds:.0f} s: valid "
            f"{now['nelbo']:.1f}, best {best['nelbo']:.1f} at {best['step']}",
            file=sys.stderr,
        )
    if "step" not in best:
        raise SystemExit("the losses of PyTorch's VAE are no numbers")
    model.load_state_dict(weights)
    return {"steps": step, "bestStep": best["step"], "seconds": spent}


def main(folder):
    job, images = read_job(folder)
    size, latent_dim = job["size"], job["latentDim"]
    valid = images("valid")
    model = Vae(size, latent_dim, job["width"])
    steps = train(model, images("train"), valid, job["seconds"])
    samples = draw(model, latent_dim).numpy()
    samples.astype("<f4").tofile(Path(folder, "samples.f32"))
    result = {
        **steps,
        "library": f"PyTorch {torch.__version__}",
        "test": score(model, images("test")),
        "activeUnits": active_units(model, valid),
    }
    Path(folder, "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1])
