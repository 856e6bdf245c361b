import { deepStrictEqual } from "node:assert/strict";
import { join } from "@std/path";
import {
  missingPictures,
  readNotebook,
  runNotebook,
} from "../../tools/notebooks/run_notebook.ts";

const FOLDER = join(import.meta.dirname!, "../../notebooks");

Deno.test("vae-signature.ipynb runs to its end and shows every picture", async () => {
  const stored = await readNotebook(join(FOLDER, "vae-signature.ipynb"));
  // The same cells with few steps, beside it: the kernel looks for deno.json.
  const text = JSON.stringify(stored).replaceAll(/steps: \d+/g, "steps: 3");
  const quick = join(FOLDER, `.quick-${Deno.pid}.ipynb`);
  await Deno.writeTextFile(quick, text);
  try {
    const fresh = await runNotebook(quick);
    deepStrictEqual(missingPictures(stored, fresh), []);
  } finally {
    await Deno.remove(quick);
  }
});
