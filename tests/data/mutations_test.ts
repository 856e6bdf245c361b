/**
 * Files made by flipping, cutting and splicing bytes of real ones are decoded
 * or reported, in bounded time, and never crash: 300, or 5,000 if slow.
 */
import { ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp, { type Sharp } from "sharp";
import { decodeBytes, openFolder } from "@/data/mod.ts";
import { Random } from "@/engine/random.ts";
import { isSlow } from "../_how_slow.ts";
import { tar, tarGz, zip } from "./_archives.ts";
import { inFolder } from "./_help.ts";

const COUNT = isSlow ? 5000 : 300;
const SEED = 9;
const MOST_SECONDS = 5;

const DRAWING = new TextEncoder().encode(
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
    <rect width="90" height="60" fill="#eec"/>
    <path d="M9 9 L80 30 L20 50" stroke="#214" stroke-width="3" fill="none"/>
  </svg>`,
);

/** One drawing in every format that is read. */
async function images(): Promise<Record<string, Uint8Array>> {
  const draw = () => sharp(DRAWING).flatten({ background: "#fff" });
  const made: Record<string, Sharp> = {
    "8.png": draw().png(),
    "palette.png": draw().png({ palette: true, progressive: true }),
    "16.png": draw().toColourspace("rgb16").png(),
    "alpha.png": sharp(DRAWING).ensureAlpha(0.5).png(),
    "baseline.jpg": draw().jpeg(),
    "progressive.jpg": draw().greyscale().jpeg({ progressive: true }),
    "none.tif": draw().tiff({ compression: "none" }),
    "lzw.tif": draw().tiff({ compression: "lzw", predictor: "none" }),
    "deflate.tif": draw().tiff({ compression: "deflate", tile: true }),
    "jpeg.tif": draw().tiff({ compression: "jpeg" }),
    "1.gif": draw().gif(),
    "1.webp": draw().webp({ lossless: true }),
  };
  const files = await Promise.all(
    Object.entries(made).map(async ([name, picture]) =>
      [name, new Uint8Array(await picture.toBuffer())] as const
    ),
  );
  const { data, info } = await draw().greyscale().raw()
    .toBuffer({ resolveWithObject: true });
  const grey = new Uint8Array(data);
  return {
    ...Object.fromEntries(files),
    "8.bmp": bmp(grey, info.width, 0),
    "rle.bmp": bmp(grey, info.width, 1),
    "1.pgm": new Uint8Array([
      ...new TextEncoder().encode(`P5 ${info.width} ${info.height} 255\n`),
      ...grey,
    ]),
  };
}

/** An 8-bit BMP of grey levels, plain or in runs of one. */
function bmp(grey: Uint8Array, width: number, compression: 0 | 1): Uint8Array {
  const height = grey.length / width;
  const rows = Array.from(
    { length: height },
    (_, y) => [...grey.subarray((height - 1 - y) * width).subarray(0, width)],
  );
  const body = compression === 0
    ? rows.flatMap((row) => [...row, ...Array((4 - width % 4) % 4).fill(0)])
    : [...rows.flatMap((row) => [...row.flatMap((p) => [1, p]), 0, 0]), 0, 1];
  const bytes = new Uint8Array(54 + 1024 + body.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(10, 54 + 1024, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(28, 8, true);
  view.setUint32(30, compression, true);
  for (let i = 0; i < 256; i++) bytes.fill(i, 54 + 4 * i, 57 + 4 * i);
  bytes.set(body, 54 + 1024);
  return bytes;
}

/** One to three changes to a copy; `other` lends its bytes. */
function mutate(file: Uint8Array, other: Uint8Array, random: Random) {
  let bytes = file.slice();
  for (let n = 1 + random.integer(3); n > 0; n--) {
    // Headers are at the front, and damage there goes deepest.
    const reach = random.uniform() < 0.5
      ? Math.min(200, bytes.length)
      : Infinity;
    const at = random.integer(Math.min(reach, bytes.length));
    const kind = random.integer(4);
    if (kind === 0) bytes[at] ^= 1 << random.integer(8);
    else if (kind === 1) bytes[at] = [0, 1, 127, 128, 255][random.integer(5)];
    else if (kind === 2) bytes = bytes.slice(0, at + 1);
    else {
      const from = random.integer(other.length);
      const piece = other.subarray(from, from + 1 + random.integer(64));
      bytes = Uint8Array.from([
        ...bytes.subarray(0, at),
        ...piece,
        ...bytes.subarray(at + random.integer(2) * piece.length),
      ]);
    }
  }
  return bytes;
}

/** Runs `read` on mutations of files; how many it read and how many reported. */
async function attack(
  files: Record<string, Uint8Array>,
  { count, reports }: { count: number; reports: string },
  read: (bytes: Uint8Array) => Promise<void>,
) {
  const random = new Random(SEED);
  const names = Object.keys(files);
  const pick = () => names[random.integer(names.length)];
  const ended = { read: 0, reported: 0 };
  for (let i = 0; i < count; i++) {
    const name = names[i % names.length];
    const bytes = mutate(files[name], files[pick()], random);
    const start = performance.now();
    try {
      await read(bytes);
      ended.read++;
    } catch (error) {
      const { name: found } = error as Error;
      strictEqual(found, reports, `mutation ${i} of ${name}: ${error}`);
      ended.reported++;
    }
    const seconds = (performance.now() - start) / 1000;
    ok(seconds < MOST_SECONDS, `mutation ${i} of ${name}: ${seconds} s`);
  }
  return ended;
}

Deno.test(`decodeBytes() reads or reports ${COUNT} mutations`, async () => {
  const files = await images();
  for (const [name, bytes] of Object.entries(files)) {
    const { width } = await decodeBytes(bytes);
    strictEqual(width, 90, `${name} is whole before it is changed`);
  }
  const ended = await attack(
    files,
    { count: COUNT, reports: "DecodeError" },
    async (bytes) => {
      const { pixels, width, height } = await decodeBytes(bytes);
      strictEqual(pixels.length, width * height);
    },
  );
  ok(ended.read > 0.1 * COUNT && ended.reported > 0.1 * COUNT);
});

Deno.test(`openFolder() reads or reports mutations of archives`, () =>
  inFolder(async (dir) => {
    const { "8.png": png, "lzw.tif": tif } = await images();
    const members = [
      { name: "ann/1.png", bytes: png },
      { name: "bob/1.tif", bytes: tif },
    ];
    const make = { zip, tar, tarGz };
    const files = Object.fromEntries(
      Object.entries(make).map(([name, pack]) => [name, pack(members)]),
    );
    const path = join(dir, "scans");
    const ended = await attack(
      files,
      { count: COUNT / 5, reports: "UserError" },
      async (bytes) => {
        await Deno.writeFile(path, bytes);
        const { items, pictures } = await openFolder(path, { size: 28 });
        strictEqual(pictures.count, items.length);
      },
    );
    ok(ended.read > 5 && ended.reported > 5);
  }));
