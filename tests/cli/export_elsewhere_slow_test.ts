/** Exported models in the hands of others: a browser, Python. Slow. */
import { deepStrictEqual, ok } from "node:assert/strict";
import { join } from "@std/path";
import { openEngine } from "@/engine/mod.ts";
import { decodeSafetensors, type SafetensorsTensor } from "@/formats/mod.ts";
import {
  copySafetensors,
  HAS_ONNXRUNTIME,
  runOnnx,
} from "../formats/onnx/_onnxruntime.ts";
import { isSlow } from "../_how_slow.ts";
import { drawInChromium, hasChromium } from "./_chromium.ts";
import { inFolder } from "./_command.ts";
import {
  apart,
  type Exported,
  exportedDcgan,
  exportedVae,
} from "./_exported_run.ts";
import type { Input } from "./_stock_tfjs.ts";

const HAS_CHROMIUM = isSlow && await hasChromium();
if (isSlow && !HAS_CHROMIUM) console.log("There is no chromium to try.");
if (isSlow) await openEngine();

/** Tries both kinds of run. */
async function eachRun(
  t: Deno.TestContext,
  draw: (run: Exported) => Promise<ArrayLike<number>>,
) {
  for (const make of [exportedDcgan, exportedVae]) {
    await t.step(make.name, () =>
      inFolder(async (dir) => {
        const run = await make(dir);
        const worst = apart(await draw(run), run);
        ok(worst < 1e-4, `${worst} apart`);
      }));
  }
}

Deno.test({
  name: "export's model.json draws the same in Chromium",
  ignore: !HAS_CHROMIUM,
  fn: (t) =>
    eachRun(
      t,
      ({ folder, inputs }) => drawInChromium(folder, Object.values(inputs)),
    ),
});

Deno.test({
  name: "export's model.onnx draws the same in onnxruntime",
  ignore: !HAS_ONNXRUNTIME,
  fn: (t) =>
    eachRun(t, async ({ folder, inputs }) => {
      const model = await Deno.readFile(join(folder, "model.onnx"));
      const given = Object.entries(inputs).map(([name, input]) =>
        [name, asTensor(input)] as const
      );
      return (await runOnnx(model, Object.fromEntries(given))).image.data;
    }),
});

Deno.test({
  name: "export's model.safetensors is read by Python's safetensors",
  ignore: !HAS_ONNXRUNTIME,
  fn: () =>
    inFolder(async (dir) => {
      const { folder } = await exportedDcgan(dir);
      const file = join(folder, "model.safetensors");
      const ours = decodeSafetensors(await Deno.readFile(file)).tensors;
      deepStrictEqual(await copySafetensors(file), ours);
    }),
});

function asTensor({ values, shape }: Input): SafetensorsTensor {
  return { dtype: "F32", shape, data: Float32Array.from(values) };
}
