import { ok, strictEqual, throws } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { blockKernelDistance } from "@/metrics/mod.ts";
import { D, madeX, madeY } from "./_made_features.ts";

// pip install torch-fidelity==0.4.0 numpy; block b is rows 10 b to 10 b + 10
//   v = [kernel_mmd(x[b], y[b], kid_kernel="poly", kid_kernel_poly_degree=3,
//     kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1) for b]
//   numpy.mean(v), numpy.std(v, ddof=1) / 5 ** .5      of 50 and 50
Deno.test("blockKernelDistance() is the mean of torch-fidelity's blocks", () => {
  const found = blockKernelDistance(madeX(50), madeY(50), D, 10);
  ok(Math.abs(found.distance - .22684483) < 1e-5, `${found.distance}`);
  ok(Math.abs(found.error - .07642811) < 1e-5, `${found.error}`);
  strictEqual(found.blocks, 5);
});

Deno.test("blockKernelDistance() is 0 within its error for one law", () => {
  // Of 40 trials of N(0, I), about one in 20 is beyond two errors.
  const random = new Random(2);
  let [beyond, sum] = [0, 0];
  for (let trial = 0; trial < 40; trial++) {
    const [x, y] = [random.normals(4000), random.normals(4000)];
    const { distance, error } = blockKernelDistance(x, y, 10, 20);
    if (Math.abs(distance) > 2 * error) beyond++;
    sum += distance / error;
  }
  ok(beyond <= 6, `${beyond}`);
  ok(Math.abs(sum / 40) < .5, `${sum / 40}`);
});

Deno.test("blockKernelDistance() takes all pictures of the greater set", () => {
  const [x, y] = [new Float32Array(25), new Float32Array(10)];
  x.fill(1, 20); // in the last of two blocks
  const { distance, blocks } = blockKernelDistance(x, y, 1, 5);
  strictEqual(blocks, 2);
  ok(distance > 0);
});

Deno.test("blockKernelDistance() needs two of each", () => {
  throws(() => blockKernelDistance(madeX(1), madeY(9), D), /are 1 and 9/);
  const { error } = blockKernelDistance(madeX(9), madeY(9), D);
  ok(Number.isNaN(error));
});
