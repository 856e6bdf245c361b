"""PyTorch as the bench's worker sees it."""

import torch

NAME = f"PyTorch {torch.__version__}"


def set_threads(count):
    torch.set_num_threads(count)


def product(size):
    a, b = torch.ones(size, size), torch.ones(size, size)
    return lambda: torch.mm(a, b)
