import { throws } from "node:assert/strict";
import { tf } from "@/engine/mod.ts";
import { klDivergence, klPerUnit } from "@/losses/mod.ts";
import { near, slopesAgree, values } from "./_help.ts";

const posterior = (mean: number[][], logVar: number[][]) => ({
  mean: tf.tensor2d(mean),
  logVar: tf.tensor2d(logVar),
});

Deno.test("klPerUnit() is mean^2 / 2 where the variance is 1", () => {
  near(values(klPerUnit(posterior([[0, 1, -3]], [[0, 0, 0]]))), [0, 0.5, 4.5]);
});

Deno.test("klPerUnit() punishes a variance off 1 on either side", () => {
  // (sigma^2 - 1 - log sigma^2) / 2 for sigma^2 = 4 and 1/4
  const log4 = Math.log(4);
  const kl = klPerUnit(posterior([[0, 0]], [[log4, -log4]]));
  near(values(kl), [(3 - log4) / 2, (-3 / 4 + log4) / 2]);
});

Deno.test("klDivergence() is 0 when q is the prior", () => {
  near(values(klDivergence(posterior([[0, 0]], [[0, 0]]))), [0]);
});

Deno.test("klDivergence() sums over units and keeps images apart", () => {
  const q = posterior([[1, 2], [0, 1]], [[0, 0], [0, 0]]);
  near(values(klDivergence(q)), [2.5, 0.5]);
});

Deno.test("klDivergence() has the slope as its gradient", () => {
  const [mean, logVar] = [[[0.5, -1], [2, 0]], [[0, 1], [-2, 0.5]]];
  const fixed = posterior(mean, logVar);
  slopesAgree((m) => klDivergence({ ...fixed, mean: m }), mean);
  slopesAgree((v) => klDivergence({ ...fixed, logVar: v }), logVar);
});

Deno.test("klDivergence() agrees with PyTorch", () => {
  // m = torch.tensor([[.5, -1], [2, 0]]); v = torch.tensor([[0, 1], [-2, .5]])
  // kl_divergence(Normal(m, (v / 2).exp()), Normal(0., 1.)).sum(1)
  const q = posterior([[0.5, -1], [2, 0]], [[0, 1], [-2, 0.5]]);
  near(values(klDivergence(q)), [0.9841408729553223, 2.642028331756592]);
});

Deno.test("klPerUnit() refuses heads of different shapes", () => {
  throws(() => klPerUnit(posterior([[0, 0]], [[0]])));
});
