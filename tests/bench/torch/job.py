"""A job of tests/bench/_torch_job.ts: what to do, and the images for it."""

import json
from pathlib import Path

import numpy
import torch


def read_job(folder):
    """job.json, and what reads a part of the split; the seed is set."""
    job = json.loads(Path(folder, "job.json").read_text())
    torch.set_num_threads(job["threads"])
    torch.manual_seed(job["seed"])

    def images(name):
        pixels = numpy.fromfile(Path(folder, f"{name}.f32"), dtype="<f4")
        return torch.from_numpy(pixels).reshape(-1, 1, job["size"], job["size"])

    return job, images


def batches(x, batch, generator):
    """Endless; each image once an epoch, a batch may span two."""
    order = torch.empty(0, dtype=torch.int64)
    while True:
        while len(order) < batch:
            more = torch.randperm(len(x), generator=generator)
            order = torch.cat([order, more])
        yield x[order[:batch]]
        order = order[batch:]
