/** Files that a user's folder of scans may hold besides good scans. */
import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";
import { join } from "@std/path";
import sharp, { type Sharp } from "sharp";

/** Writes files that cannot be used; the reason for each, by name. */
export async function writeUnusable(
  dir: string,
): Promise<Record<string, RegExp>> {
  await Deno.mkdir(dir, { recursive: true });
  const write = (name: string, content: string | Uint8Array) =>
    Deno.writeFile(
      join(dir, name),
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    );
  const scan = sharp(drawing("#222")).jpeg();
  const jpeg = await scan.toBuffer();
  const white = {
    width: 1,
    height: 1,
    channels: 3 as const,
    background: "#fff",
  };
  await write("text.png", "Dear Sir or Madam");
  await write("cut.jpg", jpeg.subarray(0, jpeg.length / 2));
  await write("zero.png", "");
  await write("dot.png", await sharp({ create: white }).png().toBuffer());
  await write("huge.png", whitePng(20_000));
  return {
    "text.png": /is not an image/,
    "cut.jpg": /is damaged or cut off/,
    "zero.png": /is empty \(0 bytes\)/,
    "dot.png": /no ink found/,
    "huge.png": /has 20000 x 20000 pixels; the limit is 100 million/,
  };
}

/** Writes scans in formats that are rare, by three persons. */
export async function writeRare(dir: string): Promise<string[]> {
  const to = async (name: string, image: Sharp) => {
    await Deno.mkdir(join(dir, name, ".."), { recursive: true });
    await image.toFile(join(dir, name));
    return name;
  };
  const from = (ink: string) => sharp(drawing(ink));
  return [
    await to("ada/16-bit.png", from("#000").toColourspace("rgb16").png()),
    await to("bob/cmyk.jpg", from("#112").toColourspace("cmyk").jpeg()),
    await to("eve/cmyk.tif", from("#311").toColourspace("cmyk").tiff()),
  ];
}

function drawing(ink: string): Uint8Array {
  const end = 5 + 25 * Number(ink[1]); // so far apart that none look alike
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
    <rect width="90" height="60" fill="#fff"/><path d="M10 10 L80 20 L${end} 55"
      stroke="${ink}" stroke-width="3" fill="none"/></svg>`,
  );
}

/** A white square of one bit a pixel: 400 million of them in 50 kB. */
function whitePng(side: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1; // bit depth; grey, deflated, not interlaced
  const rows = Buffer.alloc(side * (1 + side / 8), 0xff);
  for (let row = 0; row < side; row++) rows[row * (1 + side / 8)] = 0;
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
