import { ok } from "node:assert/strict";
import { Random } from "@/engine/mod.ts";
import { kernelDistance } from "@/metrics/mod.ts";

// The same numbers by torch-fidelity's polynomial kernel, degree 3:
//   x = torch.tensor([[1., 2.], [0., -1.], [3., .5]])
//   y = torch.tensor([[0., 1.], [2., 2.]])
//   k = lambda a, b: (a @ b.T / 2 + 1) ** 3
//   off = lambda k: (k.sum() - k.diagonal().sum()) / (len(k) * (len(k) - 1))
//   off(k(x, x)) + off(k(y, y)) - 2 * k(x, y).mean()
Deno.test("kernelDistance() is what PyTorch computes", () => {
  const x = new Float32Array([1, 2, 0, -1, 3, 0.5]);
  const y = new Float32Array([0, 1, 2, 2]);
  const expected = -37.927082;
  ok(Math.abs(kernelDistance(x, y, 2) - expected) < 1e-4 * Math.abs(expected));
});

Deno.test("kernelDistance() is about 0 for two samples of the same", () => {
  const random = new Random(1);
  const [a, b] = [random.normals(2000), random.normals(2000)];
  const far = b.map((value) => value + 0.5);
  const [near, away] = [kernelDistance(a, b, 10), kernelDistance(a, far, 10)];
  ok(Math.abs(near) < 0.05, `${near}`);
  ok(away > 0.3, `${away}`);
});
