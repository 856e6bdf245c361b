import { ok, strictEqual } from "node:assert/strict";
import { entropyFloor, meanImageNats } from "@/metrics/mod.ts";

const close = (a: number, b: number) =>
  ok(Math.abs(a - b) < 1e-6 * Math.max(1, b), `${a} is not ${b}`);

Deno.test("entropyFloor() is the entropy of grey pixels per image", () => {
  // Image 1: two pixels of 1/2; image 2: 1/4 and a white one.
  const x = new Float32Array([0.5, 0.5, 0.25, 0]);
  const quarter = -Math.log(1 / 4) / 4 - 3 * Math.log(3 / 4) / 4;
  close(entropyFloor(x, 2), (2 * Math.LN2 + quarter) / 2);
});

Deno.test("entropyFloor() is 0 for black and white", () => {
  strictEqual(entropyFloor(new Float32Array([0, 1, 1, 0]), 2), 0);
});

Deno.test("meanImageNats() codes images by the mean of the others", () => {
  // Pixel 1 is ink in both: (2 + 1) / (2 + 2); pixel 2 in one: 2 / 4.
  const train = new Float32Array([1, 0, 1, 1]);
  close(
    meanImageNats(train, new Float32Array([1, 1]), 2),
    -Math.log(3 / 4) - Math.log(1 / 2),
  );
  close(
    meanImageNats(train, new Float32Array([1, 0, 0, 0]), 2),
    (-Math.log(3 / 4) - Math.log(1 / 4) - 2 * Math.log(1 / 2)) / 2,
  );
});

Deno.test("meanImageNats() takes no pixel to be impossible", () => {
  const nats = meanImageNats(
    new Float32Array([0, 0]),
    new Float32Array([1]),
    1,
  );
  close(nats, Math.log(4)); // (0 + 1) / (2 + 2)
});
