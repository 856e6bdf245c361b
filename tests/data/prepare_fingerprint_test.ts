import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { Random } from "@/engine/random.ts";
import { join } from "@std/path";
import sharp from "sharp";
import {
  decode,
  decodeBytes,
  fingerprintSteps,
  prepareFingerprint,
} from "@/data/mod.ts";
import {
  type GreyImage,
  mapPixels,
  orientationField,
  type Plane,
  ridgePeriod,
} from "@/image/mod.ts";
import { circles, grating, onGround } from "../image/_drawn.ts";
import { testOnReal } from "./_help.ts";

const SIZE = 64;
const prepared = (scan: GreyImage, period?: number) =>
  prepareFingerprint(scan, { size: SIZE, period })!;

function periodOf(pixels: Uint8Array): number {
  const picture = { width: SIZE, height: SIZE, pixels };
  return ridgePeriod(
    picture,
    orientationField(picture, { step: 3, radius: 2 }),
  )!;
}

/** A print of circles on a ground, as a scan. */
function scan({ size = 300, x = 150, y = 150, radius = 110, period = 9 } = {}) {
  return onGround(circles({ size, period, x, y }), { x, y, radius });
}

/** Where, from the middle, a picture is ridged on average. */
function share(pixels: Uint8Array, isThere: (x: number, y: number) => boolean) {
  const there = pixels.filter((_, i) =>
    isThere(i % SIZE - 31.5, Math.floor(i / SIZE) - 31.5)
  );
  return there.reduce((sum, p) => sum + p, 0) / 255 / there.length;
}

Deno.test("prepareFingerprint() gives any scan ridges of one period", () => {
  for (const period of [4, 6.5, 9]) {
    const print = scan({ size: 300, period });
    ok(Math.abs(periodOf(prepared(print)) - 5) < .25, `of ${period}`);
    ok(Math.abs(periodOf(prepared(print, 7)) - 7) < .35, `of ${period} to 7`);
  }
});

Deno.test("prepareFingerprint() squeezes no way, whatever a scan's shape", () => {
  const [across, down] = [0, Math.PI / 2].map((angle) => {
    const square = grating({ size: 400, period: 9, angle });
    const print = onGround(square, { x: 200, y: 120, radius: 110 });
    const pixels = print.pixels.subarray(0, 240 * 400);
    return periodOf(prepared({ width: 400, height: 240, pixels }));
  });
  ok(Math.abs(across / down - 1) < .03, `${across} ${down}`);
});

Deno.test("prepareFingerprint() centers on the core, off the middle or not", () => {
  const scans = [scan({ x: 130, y: 170 }), scan({ size: 640, x: 450, y: 250 })];
  const [one, two] = scans.map((print) => prepared(print));
  // The rings around the middle of both agree, to a ridge.
  const rings = (pixels: Uint8Array) =>
    [0, 1, 2, 3].map((k) =>
      share(pixels, (x, y) => (x < 0) === (k % 2 === 0) && (y < 0) === (k < 2))
    );
  rings(one).forEach((ink, k) => ok(Math.abs(ink - rings(two)[k]) < .1));
  ok(rings(one).every((ink) => ink > .35), "paper in the middle");
});

Deno.test("prepareFingerprint() pads a small finger with paper", () => {
  const ink = prepared(scan({ radius: 40 }));
  const at = 40 * 5 / 9;
  ok(share(ink, (x, y) => Math.hypot(x, y) < at - 3) > .35);
  strictEqual(share(ink, (x, y) => Math.hypot(x, y) > at + 6), 0);
});

Deno.test("prepareFingerprint() makes uneven grey ground paper", () => {
  const random = new Random(4);
  const grey = mapPixels(scan({ radius: 40 }), (p, i) => {
    const shade = 30 * Math.sin(i % 300 / 80);
    return .5 * p + 30 + shade + 2 * random.normal();
  });
  const ink = prepared(grey);
  ok(share(ink, (x, y) => Math.hypot(x, y) > 40 * 5 / 9 + 8) < .01);
  ok(share(ink, (x, y) => Math.hypot(x, y) < 18) > .35);
});

Deno.test("prepareFingerprint() sees nothing of a frame", () => {
  const print = scan({ size: 100, x: 46, y: 47, radius: 40, period: 4 });
  const framed = mapPixels(print, (p, i) => {
    const x = i % 100, y = Math.floor(i / 100);
    return x > 94 || y > 94 ? 0 : x < 2 || y < 2 ? 105 : p;
  });
  const ink = prepareFingerprint(framed, { size: 128 })!;
  const outside = ink.filter((_, i) =>
    Math.hypot(i % 128 - 63.5, Math.floor(i / 128) - 63.5) > 40 * 5 / 4 + 6
  );
  ok(outside.every((p) => p === 0), "ink outside the print");
  ok(ink.some((p) => p > 240));
});

Deno.test("prepareFingerprint() turns light ridges on dark ground over", () => {
  const thin = mapPixels(scan({ radius: 60 }), (p) => p < 55 ? 0 : 255);
  const shares = [thin, mapPixels(thin, (p) => 255 - p)]
    .map((print) => share(prepared(print), (x, y) => Math.hypot(x, y) < 25));
  ok(shares.every((ink) => ink > .2 && ink < .4), `${shares}`);
});

Deno.test("prepareFingerprint() finds no ink on an even picture", () => {
  const even: Plane = mapPixels(grating(), () => 180);
  strictEqual(prepareFingerprint(even, { size: SIZE }), undefined);
  deepStrictEqual(
    fingerprintSteps(even, { size: SIZE }).map(({ name }) => name),
    ["scan", "frame off"],
  );
});

Deno.test("fingerprintSteps() ends with what prepareFingerprint() gives", () => {
  const steps = fingerprintSteps(scan(), { size: SIZE });
  deepStrictEqual(steps.map(({ name }) => name), [
    "scan",
    "frame off",
    "cut out",
    "to scale",
    "contrast evened",
    "ground off",
  ]);
  const last = steps.at(-1)!.picture.pixels;
  const ink = prepared(scan());
  ok(ink.every((p, i) => Math.abs(255 - p - last[i]) <= .5 + 1e-3));
});

Deno.test("prepareFingerprint() makes a picture even of a few pixels", () => {
  const random = new Random(5);
  for (const [width, height] of [[2, 2], [1, 40], [5, 300], [17, 3]]) {
    const pixels = Uint8Array.from(
      { length: width * height },
      () => 255 * random.uniform(),
    );
    const ink = prepareFingerprint({ width, height, pixels }, { size: SIZE });
    ok(ink === undefined || ink.length === SIZE * SIZE);
  }
});

testOnReal(
  "prepareFingerprint() gives real scans ridges of one period",
  async (dir) => {
    for (
      const set of [
        "socofing-originals/Real",
        "fvc/originals/DB1_B",
        "fvc/DB4_B",
      ]
    ) {
      const folder = join(dir, "fingerprints", set);
      let all = 0, near = 0;
      for await (const { name } of Deno.readDir(folder)) {
        const ink = prepared(await decode(join(folder, name)));
        all++;
        if (Math.abs(periodOf(ink) - 5) < .6) near++;
      }
      // Some are smudges, of which nothing can be told.
      ok(near >= .8 * all, `${set}: ${near} of ${all}`);
    }
  },
);

testOnReal(
  "prepareFingerprint() gives a scan that is saved anew one picture",
  async (dir) => {
    const folder = join(dir, "fingerprints/socofing-originals/Real");
    let all = 0, alike = 0;
    for await (const { name } of Deno.readDir(folder)) {
      const { width, height, pixels } = await decode(join(folder, name));
      const raw = { width, height, channels: 1 } as const;
      const jpeg = await sharp(Uint8Array.from(pixels), { raw })
        .jpeg({ quality: 90 }).toBuffer();
      const [one, two] = [{ width, height, pixels }, await decodeBytes(jpeg)]
        .map((picture) => prepared(picture));
      const off = one.reduce((sum, p, i) => sum + Math.abs(p - two[i]), 0);
      all++;
      if (off / one.length < 20) alike++;
    }
    // Ridges that were a period off would be 100 levels apart.
    ok(alike >= .7 * all, `${alike} of ${all}`);
  },
);
