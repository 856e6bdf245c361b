import { strictEqual } from "node:assert/strict";
import { darkOnLight, isLightOnDark } from "@/image/mod.ts";

const picture = (ground: number, ink: number) => ({
  width: 20,
  height: 20,
  pixels: new Uint8Array(400).fill(ground).fill(ink, 190, 230),
});

Deno.test("isLightOnDark() tells which is the ground", () => {
  strictEqual(isLightOnDark(picture(0, 255)), true);
  strictEqual(isLightOnDark(picture(240, 30)), false);
  strictEqual(isLightOnDark(picture(150, 90)), false);
  strictEqual(isLightOnDark(picture(7, 7)), false);
});

Deno.test("darkOnLight() turns light ink round, and only that", () => {
  strictEqual(darkOnLight(picture(0, 200)).pixels[0], 255);
  strictEqual(darkOnLight(picture(240, 30)).pixels[0], 240);
});
