import { match, ok, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { demoPage } from "@/cli/_demo_page.ts";
import { DEMO_RUNS } from "@/cli/_demo_chapters.ts";

Deno.test("demo's runs are small, of formulas alone, and name no machine", async () => {
  let bytes = 0;
  for (const run of ["vae", "collapsed"]) {
    const config = await Deno.readTextFile(join(DEMO_RUNS, run, "config.json"));
    strictEqual(JSON.parse(config).options.data, "signatures");
    ok(!/"\/|[A-Z]:\\\\/.test(config), config);
    const best = join(DEMO_RUNS, run, "checkpoints/best.safetensors");
    bytes += (await Deno.stat(best)).size;
  }
  ok(bytes <= 2e6, `${bytes} bytes`);
});

Deno.test("demoPage() escapes what it is told", () => {
  const page = demoPage([{
    title: '1 < 2 & "3"',
    text: "<b>",
    files: { "a.png": new Uint8Array() },
  }]);
  match(page, /<h2>1\. 1 &lt; 2 &amp; &quot;3&quot;<\/h2>\n<p>&lt;b><\/p>/);
  match(page, /<img src="a\.png" alt="1 &lt; 2 &amp; &quot;3&quot;">/);
});
