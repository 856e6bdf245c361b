import { ok, strictEqual } from "node:assert/strict";
import { vae } from "./vae.ts";

Deno.test("vae.gflop is 20 for a batch of 64", () => {
  // Multiply-adds of an image: the first convolution 32*32*32*16 = 0.524288e6,
  // the three others 8.388608e6 each, so 25.690112e6, and as much back up;
  // three dense layers of 4096*64 = 0.262144e6. In all 52.166656e6;
  // times 2 operations, 3 passes, 64 images: 20.032 GFLOP.
  ok(Math.abs(vae.gflop - 20.031995904) < 1e-9);
});

Deno.test("vae has twins in Python", async () => {
  for (const library of ["torch", "tensorflow"]) {
    const twin = new URL(`../${library}/vae.py`, import.meta.url);
    strictEqual((await Deno.stat(twin)).isFile, true);
  }
});
