import { deepStrictEqual } from "node:assert/strict";
import { components, framePieces } from "@/image/mod.ts";

Deno.test("framePieces() finds a frame and spares what it surrounds", () => {
  const [width, height] = [30, 20];
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const rim = x === 0 || y === 0 || x === width - 1 || y === height - 1;
    return rim || (y === 10 && x > 8 && x < 20) ? 1 : 0;
  });
  const pieces = components({ width, height, pixels }, 0);
  deepStrictEqual(framePieces(pieces, width, height), [true, false]);
});
