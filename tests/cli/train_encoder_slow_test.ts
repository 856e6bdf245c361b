import { deepStrictEqual, ok } from "node:assert/strict";
import { toFileUrl } from "@std/path";
import { main } from "@/cli/train_encoder.ts";
import { openEncoder } from "@/cli/_open_encoder.ts";
import { isSampled } from "../_how_slow.ts";

/** The recipe's files after a few steps. */
async function made(out: string) {
  await main([
    ...["--domain", "signatures", "--steps", "3", "--batch", "8"],
    ...["--threads", "1", "--out", out, "--quiet"],
  ]);
  const files = ["model.json", "weights.bin"];
  return await Promise.all(
    files.map((name) => Deno.readFile(`${out}/${name}`)),
  );
}

Deno.test({
  name: "train:encoder makes the same files twice, and they can be opened",
  ignore: !isSampled,
  async fn() {
    const dir = await Deno.makeTempDir({ prefix: "inkprint-test-" });
    try {
      deepStrictEqual(await made(`${dir}/a`), await made(`${dir}/b`));
      const encoder = await openEncoder("signatures", toFileUrl(`${dir}/a/`));
      const features = await encoder.features(new Float32Array(2 * 64 * 64));
      deepStrictEqual(features.length, 2 * encoder.dim);
      ok(features.every(Number.isFinite));
    } finally {
      await Deno.remove(dir, { recursive: true });
    }
  },
});
