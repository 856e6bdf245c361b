import { ok, strictEqual, throws } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { msSsim, msSsimDiversity } from "@/metrics/mod.ts";

/** A picture by a formula of whole numbers. */
const drawn = (size: number, b: number) =>
  Float32Array.from({ length: size * size }, (_, at) => {
    const [row, i] = [
      Math.floor(at / size),
      Math.floor(at / size) * 64 + at % size,
    ];
    return (i * 7 + row * b + row * row) % 97 / 96;
  });
const mixed = (size: number) => {
  const b = drawn(size, 5);
  return drawn(size, 3).map((value, i) => .7 * value + .3 * b[i]);
};

// pip install pytorch-msssim==1.0.0, whose own five scales refuse 64 pixels:
//   win = _fspecial_gauss_1d(11, 1.5).repeat(1, 1, 1, 1)
//   w = tensor([.0448, .2856, .3001]); w /= w.sum()
//   each scale: s, cs = _ssim(X, Y, 1, win, False), then avg_pool2d(X, 2)
//   relu(cs1) ** w1 * relu(cs2) ** w2 * relu(s3) ** w3
Deno.test("msSsim() is what pytorch-msssim computes at 64 pixels", () => {
  const value = msSsim(drawn(64, 3), mixed(64), 64);
  ok(Math.abs(value - .84451640) < 1e-5, `${value}`);
});

Deno.test("msSsim() has two scales at 32 pixels", () => {
  const value = msSsim(drawn(32, 3), mixed(32), 32); // the same with two
  ok(Math.abs(value - .83840263) < 1e-5, `${value}`);
});

Deno.test("msSsim() is 1 of equal pictures, and 0 of opposite ones", () => {
  const x = drawn(64, 3);
  ok(Math.abs(msSsim(x, x, 64) - 1) < 1e-12);
  strictEqual(msSsim(x, x.map((value) => 1 - value), 64), 0);
  throws(() => msSsim(x, x, 8), /at least 11.* is 8/);
});

Deno.test("msSsimDiversity() falls with the share of repeated pictures", () => {
  const random = new Random(3);
  const apart = Array.from(
    { length: 20 },
    () => Array.from({ length: 32 * 32 }, () => random.uniform()),
  );
  const of = (repeated: number) =>
    msSsimDiversity(
      Float32Array.from(
        apart.map((x, i) => i < repeated ? apart[0] : x).flat(),
      ),
      32,
      new Random(1),
    );
  const [none, half, most] = [of(0), of(10), of(16)];
  ok(none > half && half > most && most > 0, `${[none, half, most]}`);
});
