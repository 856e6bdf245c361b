import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { decode } from "@/data/mod.ts";
import { linesOff } from "@/data/prepare/lines_off.ts";
import { paperOff } from "@/data/prepare/paper_off.ts";
import { specksOff } from "@/data/prepare/specks_off.ts";
import { strokesOf } from "@/data/prepare/strokes_of.ts";
import { upright } from "@/data/prepare/upright.ts";
import { turnLeft } from "@/image/mod.ts";
import { REAL } from "../_help.ts";
import { isSlow } from "../../_how_slow.ts";
import { drawn } from "./_strokes.ts";

/** An L of wide strokes: a long one along, a short one up at the left. */
const card = drawn((x, y) =>
  y > 80 && y < 85 && x > 60 && x < 240 || x > 60 && x < 65 && y > 40 && y < 85
);
/** Turned three times to the left is once to the right. */
const onSide = turnLeft(turnLeft(turnLeft(card)));

Deno.test("upright() turns a card on its side, and no other", () => {
  deepStrictEqual(upright(onSide), card);
  strictEqual(upright(card), card);
});

Deno.test("upright() leaves a tall page with ink that is wide", () => {
  const page = drawn((x, y) => y > 180 && y < 185 && x > 20 && x < 140, [
    160,
    300,
  ]);
  strictEqual(upright(page), page);
});

Deno.test("upright() leaves a square picture of a tall signature", () => {
  const tall = drawn((x, y) => x > 80 && x < 85 && y > 9 && y < 190, [
    200,
    200,
  ]);
  strictEqual(upright(tall), tall);
});

Deno.test({
  name: "upright() turns the cards whose file names say rotated, and no other",
  ignore: !REAL || !isSlow,
  fn: async () => {
    const dir = join(REAL!, "signatures/grouped");
    const count = { turned: 0, rotated: 0, wrong: 0 };
    for (const { name: group } of Deno.readDirSync(dir)) {
      for (const { name } of Deno.readDirSync(join(dir, group))) {
        const scan = await decode(join(dir, group, name));
        const strokes = specksOff(linesOff(strokesOf(paperOff(scan))));
        const isTurned = upright(strokes) !== strokes;
        const isRotated = name.startsWith("rotated_");
        if (isTurned) count.turned++;
        if (isRotated) count.rotated++;
        if (isTurned && !isRotated) count.wrong++;
      }
    }
    // Of 190 that were rotated, 17 stand on their heads: these are not tall.
    strictEqual(count.wrong, 0);
    ok(count.turned >= 165, `${count.turned} of ${count.rotated}`);
  },
});
