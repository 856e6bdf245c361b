import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { Random, tf } from "@/engine/mod.ts";
import { AUGMENT_UNIFORMS, diffAugment } from "@/training/mod.ts";
import { near, values } from "../losses/_help.ts";
import { plainAugment } from "./_plain_augment.ts";

const SIZE = 16;
const BATCH = 6;
const ALWAYS = tf.scalar(1);
const OFF = { translation: 0, cutout: 0, brightness: 0, contrast: 0 };
const random = new Random(3);

function uniforms(count: number): number[] {
  return Array.from({ length: count }, () => random.uniform());
}

const u = tf.tensor2d(uniforms(BATCH * AUGMENT_UNIFORMS), [
  BATCH,
  AUGMENT_UNIFORMS,
]);

/** Numbers for one image: what is not named leaves the image where it is. */
function uniformsOf(named: Partial<Record<string, number>>): tf.Tensor2D {
  const { gate = 0, up = 0.5, left = 0.5, down = 0.5, right = 0.5 } = named;
  const { shade = 0.5, bend = 0.5 } = named;
  return tf.tensor2d([[gate, up, left, down, right, shade, bend]]);
}

for (const range of ["unit", "symmetric"] as const) {
  const paper = range === "unit" ? 0 : -1;
  for (const channels of [1, 3]) {
    Deno.test(`diffAugment() of ${channels} ${range} is that in loops`, () => {
      const shape: [number, number, number, number] = [
        ...[BATCH, SIZE, SIZE] as const,
        channels,
      ];
      const length = SIZE * SIZE * channels;
      const images = Array.from({ length: BATCH }, () => uniforms(length));
      const shades = tf.tensor4d(images.flat(), shape);
      const x = shades.mul(1 - paper).add(paper) as tf.Tensor4D;
      const y = diffAugment(x, u, { range, p: ALWAYS });
      deepStrictEqual(y.shape, shape);
      const numbers = u.arraySync();
      const expected = images.flatMap((pixels, i) =>
        plainAugment({ size: SIZE, channels, pixels }, numbers[i])
      );
      near(values(y.sub(paper).div(1 - paper)), expected, 1e-5);
    });
  }

  Deno.test(`diffAugment() leaves ${range} paper exactly paper`, () => {
    const x = tf.fill([BATCH, SIZE, SIZE, 1], paper) as tf.Tensor4D;
    const y = values(diffAugment(x, u, { range, p: ALWAYS }));
    ok(y.every((pixel) => pixel === paper));
  });
}

Deno.test("diffAugment() shifts a pixel of ink, all else is paper", () => {
  const x = tf.buffer([1, 8, 8, 1]);
  x.set(1, 0, 3, 4, 0); // row 3, column 4; shifts reach 1 pixel of 8
  const image = x.toTensor() as tf.Tensor4D;
  const options = { ...OFF, range: "unit", p: ALWAYS } as const;
  const moved = (up: number, left: number) => {
    const one = uniformsOf({ up, left });
    const y = diffAugment(image, one, { ...options, translation: 1 / 8 });
    const found = values(y).flatMap((ink, i) => ink === 0 ? [] : [[ink, i]]);
    strictEqual(found.length, 1);
    const [[ink, i]] = found;
    strictEqual(ink, 1, "as dark as it was");
    return [Math.floor(i / 8), i % 8];
  };
  deepStrictEqual(moved(0.5, 0.5), [3, 4]);
  deepStrictEqual(moved(0.9, 0.5), [2, 4]);
  deepStrictEqual(moved(0.1, 0.1), [4, 5]);
});

Deno.test("diffAugment() reaches each shift up to 1/8, and no more", () => {
  // 16 pixels: by 2 at most, five places; ink of one row in the middle
  const x = tf.ones<tf.Rank.R4>([1, 1, SIZE, 1])
    .pad([[0, 0], [8, SIZE - 9], [0, 0], [0, 0]]) as tf.Tensor4D;
  const options = { ...OFF, range: "unit", p: ALWAYS } as const;
  const rows = [0, 0.19, 0.21, 0.5, 0.79, 0.81, 0.999].map((up) => {
    const one = uniformsOf({ up });
    const y = diffAugment(x, one, { ...options, translation: 1 / 8 });
    return values(y.max([0, 2, 3])).indexOf(1);
  });
  deepStrictEqual(rows, [10, 10, 9, 8, 7, 6, 6]);
});

Deno.test("diffAugment() cuts out a quarter at most, over edges less", () => {
  const x = tf.ones<tf.Rank.R4>([1, 8, 8, 1]);
  const options = { ...OFF, range: "unit", p: ALWAYS } as const;
  const cut = (down: number, right: number) => {
    const one = uniformsOf({ down, right });
    const y = diffAugment(x, one, { ...options, cutout: 1 / 2 });
    return 64 - values(y.sum())[0];
  };
  strictEqual(cut(0.5, 0.5), 16); // rows and columns 2 to 5
  strictEqual(cut(0, 0), 4); // its middle in the corner
  strictEqual(cut(0.999, 0), 4);
  strictEqual(cut(0, 0.5), 8);
});

Deno.test("diffAugment() draws shades apart or together, none over another", () => {
  // t + c t (1 - t) (2 t - 1), c from -1/2 to 1/2
  const shades = tf.tensor4d([0, 0.25, 0.5, 0.75, 1], [1, 1, 5, 1]);
  const options = {
    ...OFF,
    range: "unit",
    p: ALWAYS,
    contrast: 1 / 2,
  } as const;
  const of = (bend: number) =>
    values(diffAugment(shades, uniformsOf({ bend }), options));
  const most = 0.5 * 0.25 * 0.75 * 0.5; // c t (1 - t) |2 t - 1|
  near(of(1), [0, 0.25 - most, 0.5, 0.75 + most, 1]);
  near(of(0), [0, 0.25 + most, 0.5, 0.75 - most, 1]);
  near(of(0.5), [0, 0.25, 0.5, 0.75, 1]);
});

Deno.test("diffAugment() chooses images by p, the others stay to the bit", () => {
  const length = 4 * SIZE * SIZE;
  const x = tf.tensor4d(uniforms(length), [4, SIZE, SIZE, 1]);
  const gates = [0, 0.3, 0.5, 0.9];
  const numbers = gates.map((gate) => [gate, 0.1, 0.9, 0.3, 0.4, 0.1, 0.9]);
  const same = (p: number) => {
    const u = tf.tensor2d(numbers);
    const y = diffAugment(x, u, { range: "symmetric", p: tf.scalar(p) });
    return values(y.equal(x).all([1, 2, 3]).cast("float32"));
  };
  deepStrictEqual(same(0), [1, 1, 1, 1]);
  deepStrictEqual(same(0.5), [0, 0, 1, 1]); // u < p: 0 and 0.3
  deepStrictEqual(same(1), [0, 0, 0, 0]);
});

Deno.test("diffAugment() hands gradients to where pixels came from", () => {
  const shape: [number, number, number, number] = [2, 8, 8, 1];
  const at = tf.tensor4d(uniforms(128).map((x) => 2 * x - 1), shape);
  const weights = tf.tensor4d(uniforms(128), shape);
  const two = u.slice([0, 0], [2, -1]);
  const loss = (x: tf.Tensor) => {
    const options = { range: "symmetric", p: ALWAYS } as const;
    const y = diffAugment(x as tf.Tensor4D, two, options);
    return y.square().mul(weights).sum();
  };
  const gradient = values(tf.grad(loss)(at));
  const pixels = at.dataSync();
  const slopes = Array.from(pixels, (_, i) => {
    const near = [1e-2, -1e-2].map((by) => {
      const moved = Float32Array.from(pixels, (x, j) => i === j ? x + by : x);
      return values(loss(tf.tensor4d(moved, shape)))[0];
    });
    return (near[0] - near[1]) / 2e-2;
  });
  ok(slopes.filter((slope) => Math.abs(slope) > 0.01).length > 40);
  near(gradient, slopes, 2e-3);
});
