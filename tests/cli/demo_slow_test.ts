import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { demo } from "@/cli/demo.ts";
import { readPngText } from "@/viz/mod.ts";
import { isSampled } from "../_how_slow.ts";

/** Tells the demo into a folder; what was said, and how often it waited. */
async function tell(folder: string, ...args: string[]) {
  const said: string[] = [];
  let pauses = 0;
  await demo(["--out", folder, ...args], {
    say: (text) => said.push(text),
    pause: () => pauses++,
  });
  return { said, pauses };
}

Deno.test("demo tells five chapters and keeps them as a page", {
  ignore: !isSampled,
}, async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { said, pauses } = await tell(folder);
    deepStrictEqual(said.map((text) => text.match(/^\d\. [^\n]*/)?.[0]), [
      "1. The data",
      "2. What it invents",
      "3. A walk",
      "4. A collapse",
      "5. Its cure",
      undefined, // where the page is
    ]);
    strictEqual(pauses, 4);
    for (const text of said.slice(0, 5)) {
      match(text, /[\u2801-\u28ff]/); // something is drawn
      ok(text.split("\n").every((line) => line.length <= 80));
    }
    const page = await Deno.readTextFile(join(folder, "index.html"));
    const pictures = [...page.matchAll(/src="([^"]+)"/g)].map(([, src]) => src);
    strictEqual(pictures.length, 7);
    for (const picture of pictures) {
      const bytes = await Deno.readFile(join(folder, picture));
      ok(bytes.length > 1000, picture);
      if (!picture.endsWith(".png")) continue;
      strictEqual(readPngText(bytes).Synthetic, "true", picture);
    }
    // The KL of the collapse is next to nothing, that of the cure is not.
    const [collapse, cure] = said.slice(3, 5).map((text) =>
      Number(text.replaceAll("\n", " ").match(/([\d.]+) of [\d.]+ nats/)?.[1])
    );
    ok(collapse < 1 && cure > 10, `${collapse}, ${cure}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
