"""Python's side of the bench, a process of its own.

    python worker.py torch vae 2 channels_last,fused

Takes a library (`../torch` or `../tensorflow`), the name of a step (a module of
that folder), the number of threads and what makes it faster; answers requests
as tests/bench/_answers.ts says.
"""

import importlib
import json
import math
import resource
import sys
import time
from pathlib import Path

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


def matmul(product):
    seconds = []
    for _ in range(MATMULS):
        start = time.perf_counter()
        product()
        seconds.append(time.perf_counter() - start)
    return {"gflops": 2 * MATMUL_SIZE**3 / min(seconds) / 1e9}


def memory():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    return {"rssMb": peak * unit / 1e6}


def main(folder, name, threads, variant=""):
    sys.path.insert(0, str(Path(__file__).parent.parent / folder))
    library = importlib.import_module("library")
    library.set_threads(int(threads))
    step = importlib.import_module(name).Step(set(variant.split(",")))
    product = library.product(MATMUL_SIZE)
    about = {"parameters": step.parameters, "library": library.NAME}
    answers = {
        "about": lambda request: about,
        "steps": lambda request: timed(step, request["count"]),
        "matmul": lambda request: matmul(product),
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
