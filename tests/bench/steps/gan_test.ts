import { ok, strictEqual } from "node:assert/strict";
import { dcgan, dcganOf } from "./dcgan.ts";
import { fcgan } from "./fcgan.ts";

Deno.test("the steps of GANs have twins in Python", async () => {
  for (const { name } of [fcgan, dcgan]) {
    for (const library of ["torch", "tensorflow"]) {
      const twin = new URL(`../${library}/${name}.py`, import.meta.url);
      strictEqual((await Deno.stat(twin)).isFile, true);
    }
  }
});

Deno.test("fcgan.gflop is 7.3 for a batch of 128", () => {
  // G: 64*128 + 128*256 + 256*512 + 512*1024 + 1024*4096 = 4.890624e6;
  // D: 4096*512 + 512*256 + 256*128 + 128 = 2.261120e6 multiply-adds;
  // 3 G - 64*128 + 8 D - 2*4096*512 = 28.558336e6; * 2 * 128 = 7.311 GFLOP.
  ok(Math.abs(fcgan.gflop - 7.310934016) < 1e-9, `${fcgan.gflop}`);
});

Deno.test("dcgan.gflop is 143 for a batch of 64", () => {
  // Each convolution but the first 33.554432e6 multiply-adds, that 1.048576e6:
  // 101.711872e6; with the dense layers G 102.531072e6, D 101.720064e6;
  // 3 G - 0.8192e6 + 8 D - 2*1.048576e6 = 1118.437376e6; * 2 * 64 = 143.160.
  ok(Math.abs(dcgan.gflop - 143.159984128) < 1e-6, `${dcgan.gflop}`);
});

Deno.test("dcganOf() counts the operations of other shapes", () => {
  const [small, large] = [dcganOf(64, 16), dcganOf(128, 16)];
  strictEqual(small.gflop, dcgan.gflop / 4); // a quarter of the batch
  // 64*64*16*64 + 32*32*16*64*128 + 16*16*16*128*256 + 8*8*16*256*512
  // + 4*4*16*512*512 = 473.956352e6 multiply-adds.
  const [g, d] = [473956352 + 100 * 16 * 512, 473956352 + 16 * 512];
  const needed = 3 * g - 100 * 16 * 512 + 8 * d - 2 * 64 * 64 * 16 * 64;
  strictEqual(large.gflop, 2 * 16 * needed / 1e9);
});
