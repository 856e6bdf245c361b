/** Sheets of paper with signatures by formula at places that are known. */
import { drawSignature, newWriter } from "@/data/procedural/mod.ts";
import type { Random } from "@/engine/mod.ts";
import { type Box, crop, type GreyImage, inkBox, resize } from "@/image/mod.ts";

/** Ink is so dark on paper so light. */
const PAPER = 235, INK = 40;

/** A sheet and the boxes of ink on it, in reading order. */
export interface Sheet {
  sheet: GreyImage & { pixels: Uint8Array };
  truth: Box[];
}

/** Empty paper. */
export function emptySheet(width: number, height: number): Sheet {
  const pixels = new Uint8Array(width * height).fill(PAPER);
  return { sheet: { width, height, pixels }, truth: [] };
}

/** A signature, cropped to its ink: 255 is ink. */
export function signature(random: Random, size: number): GreyImage {
  const writer = newWriter(random);
  const { pixels } = drawSignature(writer, { size, random: random.fork() });
  const image = { width: size, height: size, pixels };
  return crop(image, inkBox(image, 60)!);
}

/** Writes a signature with its top left corner there, and notes where. */
export function write(
  { sheet, truth }: Sheet,
  ink: GreyImage,
  [left, top]: [x: number, y: number],
): void {
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      const cover = ink.pixels[y * ink.width + x] / 255;
      darken(sheet, left + x, top + y, cover);
    }
  }
  const right = left + ink.width - 1, bottom = top + ink.height - 1;
  truth.push({ left, top, right, bottom });
}

function darken(
  { width, pixels }: GreyImage,
  x: number,
  y: number,
  by: number,
) {
  const i = y * width + x;
  pixels[i] = Math.min(pixels[i], PAPER + (INK - PAPER) * by);
}

/** Prints a filled box: a line, a speck, a shadow. */
export function print({ sheet }: Sheet, box: Box): void {
  for (let y = box.top; y <= box.bottom; y++) {
    for (let x = box.left; x <= box.right; x++) darken(sheet, x, y, 0.85);
  }
}

/** The picture turned counter-clockwise, cropped to its ink again. */
export function turn(ink: GreyImage, degrees: number): GreyImage {
  const side = Math.ceil(Math.hypot(ink.width, ink.height)) + 2;
  const cos = Math.cos(degrees * Math.PI / 180);
  const sin = Math.sin(degrees * Math.PI / 180);
  const pixels = new Uint8Array(side * side);
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= ink.width || y >= ink.height
      ? 0
      : ink.pixels[y * ink.width + x];
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      const [du, dv] = [u - side / 2, v - side / 2];
      const x = cos * du - sin * dv + ink.width / 2;
      const y = sin * du + cos * dv + ink.height / 2;
      const [i, j] = [Math.floor(x), Math.floor(y)];
      const [a, b] = [x - i, y - j];
      pixels[v * side + u] = (1 - b) * ((1 - a) * at(i, j) + a * at(i + 1, j)) +
        b * ((1 - a) * at(i, j + 1) + a * at(i + 1, j + 1));
    }
  }
  const turned = { width: side, height: side, pixels };
  return crop(turned, inkBox(turned, 60)!);
}

/** Light from the upper left, a dark corner, and grain: a phone's photo. */
export function photograph({ sheet }: Sheet, random: Random): void {
  const { width, height, pixels } = sheet;
  const grain = random.normals(pixels.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const away = Math.hypot(x / width, y / height);
      pixels[i] = Math.max(0, pixels[i] * (1 - 0.3 * away) + 3 * grain[i]);
    }
  }
}

/** Signatures in the cells of a grid, somewhat beside their middles. */
export function gridSheet(
  { width, height, columns, rows, size, random }: {
    width: number;
    height: number;
    columns: number;
    rows: number;
    /** Longest side of a signature */
    size: number;
    random: Random;
  },
): Sheet {
  const made = emptySheet(width, height);
  const wide = width / columns, tall = height / rows;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const drawn = signature(random, size);
      // A hand keeps to its cell.
      const room = 0.7 * tall / Math.max(0.7 * tall, drawn.height);
      const ink = resize(
        drawn,
        Math.round(room * drawn.width),
        Math.round(room * drawn.height),
      );
      const place = (cell: number, length: number, i: number) =>
        Math.round(i * cell + (cell - length) * (.4 + .2 * random.uniform()));
      write(made, ink, [
        place(wide, ink.width, column),
        place(tall, ink.height, row),
      ]);
    }
  }
  return made;
}

/** Prints the lines between cells and round them. */
export function rule(
  made: Sheet,
  { columns, rows, thick }: { columns: number; rows: number; thick: number },
): void {
  const { width, height } = made.sheet;
  const rim = 12, right = width - 1 - rim, bottom = height - 1 - rim;
  for (let k = 0; k <= columns; k++) {
    const left = Math.round(rim + k * (right - rim - thick) / columns);
    print(made, { left, top: rim, right: left + thick - 1, bottom });
  }
  for (let k = 0; k <= rows; k++) {
    const top = Math.round(rim + k * (bottom - rim - thick) / rows);
    print(made, { left: rim, top, right, bottom: top + thick - 1 });
  }
}

/** Common area as a share of all area. */
export function overlap(a: Box, b: Box): number {
  const area = ({ left, top, right, bottom }: Box) =>
    Math.max(0, right - left + 1) * Math.max(0, bottom - top + 1);
  const both = area({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  return both / (area(a) + area(b) - both);
}
