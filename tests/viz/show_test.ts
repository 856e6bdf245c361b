import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import sharp from "sharp";
import { inPlace, linePlot, show } from "@/viz/mod.ts";

const plot = linePlot({ title: "Loss!", x: "step", y: "nats", series: [] });

/** The lines that are printed, and the files that are written. */
async function seen(
  work: (out: string) => Promise<void>,
): Promise<{ lines: string[]; files: string[]; out: string }> {
  const out = await Deno.makeTempDir();
  const lines: string[] = [];
  const { log } = console;
  console.log = (text) => lines.push(text);
  try {
    await work(out);
  } finally {
    console.log = log;
  }
  const files = (await Array.fromAsync(Deno.readDir(out)))
    .map(({ name }) => name).sort();
  return { lines, files, out };
}

Deno.test("show() keeps pictures outside a notebook, and says where", async () => {
  const { lines, files, out } = await seen(async (out) => {
    await show(plot, { out });
    await show({ pixels: [1, 0, 0, 1], size: 2 }, { out, title: "a sheet" });
  });
  match(files.join(" "), /^(\d\d)-loss.png \1-loss.svg \d\d-a-sheet.png$/);
  deepStrictEqual(lines, [
    `plot: ${join(out, files[0])}`,
    `picture: ${join(out, files[2])}`,
  ]);
  strictEqual((await sharp(join(out, files[2])).metadata()).format, "png");
});

Deno.test("show() prints words, and the text of anything else", async () => {
  const { lines, files } = await seen(async (out) => {
    await show("words", { out });
    await show(Promise.resolve({ kl: 3 }), { out });
    await show(null, { out });
    await show(new Uint8Array(2), { out });
  });
  deepStrictEqual(lines, ["words", "{ kl: 3 }", "null", "2 bytes"]);
  deepStrictEqual(files, []);
});

Deno.test("inPlace() replaces its file", async () => {
  const { lines, files } = await seen(async (out) => {
    const update = inPlace();
    await update(plot, { out });
    await update({ ...plot, title: "Later" }, { out });
  });
  strictEqual(lines[0], lines[1]);
  match(files.join(" "), /^(\d\d)-live.png \1-live.svg$/);
});
