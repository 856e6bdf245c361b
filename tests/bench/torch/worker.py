"""PyTorch's side of the bench, a process of its own.

    python worker.py vae 2 channels_last,fused

Takes the name of a step (a module of this folder), the number of threads and
what makes it faster; answers requests as tests/bench/_answers.ts says.
"""

import importlib
import json
import math
import sys
import time

import torch

MATMULS = 3
MATMUL_SIZE = 2048


def timed(step, count):
    """Steps one after another; the first warms the caches, untimed."""
    loss, ms = step.run(), []
    for _ in range(count):
        start = time.perf_counter()
        loss = step.run()
        ms.append(1000 * (time.perf_counter() - start))
    if not math.isfinite(loss):
        raise ValueError(f"the loss is {loss}")
    return {"ms": ms, "loss": loss}


def matmul():
    a = torch.ones(MATMUL_SIZE, MATMUL_SIZE)
    b = torch.ones(MATMUL_SIZE, MATMUL_SIZE)
    seconds = []
    for _ in range(MATMULS):
        start = time.perf_counter()
        torch.mm(a, b)
        seconds.append(time.perf_counter() - start)
    return {"gflops": 2 * MATMUL_SIZE**3 / min(seconds) / 1e9}


def memory():
    try:
        with open("/proc/self/status") as status:
            fields = dict(line.split(":", 1) for line in status)
        return {"rssMb": int(fields["VmRSS"].split()[0]) * 1024 / 1e6}
    except OSError:
        import resource  # no /proc: the peak, in bytes on macOS

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {"rssMb": peak / 1e6}


def main(name, threads, variant=""):
    torch.set_num_threads(int(threads))
    step = importlib.import_module(name).Step(set(variant.split(",")))
    about = {
        "parameters": step.parameters,
        "library": f"PyTorch {torch.__version__}",
    }
    answers = {
        "about": lambda request: about,
        "steps": lambda request: timed(step, request["count"]),
        "matmul": lambda request: matmul(),
        "memory": lambda request: memory(),
    }
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = answers[request["do"]](request)
        except Exception as error:  # the bench decides what that means
            first = str(error).strip().split("\n")[0]
            answer = {"error": f"{type(error).__name__}: {first}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
