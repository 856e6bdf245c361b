import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { JupyterClient } from "../../tools/notebooks/jupyter_client.ts";
import type { Output } from "../../tools/notebooks/notebook.ts";
import { isSampled } from "../_how_slow.ts";

const NOTEBOOKS = join(import.meta.dirname!, "../../notebooks");
const STEPS = 50;

/** The cell that notebooks/README.md tells its readers to write. */
async function snippet(): Promise<string> {
  const readme = await Deno.readTextFile(join(NOTEBOOKS, "README.md"));
  const [, code] = readme.match(
    /<!-- tests\/notebooks\/resume_slow_test.ts runs this. -->\n\n```ts ignore\n([^`]*)```/,
  ) ?? [];
  ok(code?.includes("../outputs/lecture"), "the snippet is gone");
  return code;
}

/** What the cells above it have made. */
const ABOVE = `
import { Batches, sampleSignatures, toBatch } from "@/data/mod.ts";
import { openEngine, Random } from "@/engine/mod.ts";
import { newVae } from "@/models/mod.ts";
import { RunFolder, trainVae, VAE_TRAINING } from "@/training/mod.ts";
await openEngine();
const random = new Random(1);
const network = { size: 28, latentDim: 2, width: 2, random };
const data = sampleSignatures({ size: 28, writers: 4, perWriter: 4, seed: 1 });
const all = Int32Array.from(data.items.keys());
const parts = {
  vae: newVae(network),
  average: newVae(network),
  batches: new Batches(data, all, { batch: 4, random, augment: {} }),
  valid: toBatch(data, all),
  random,
};
const training = { ...VAE_TRAINING, steps: ${STEPS} };
const view = {
  update({ type, step }) {
    if (step === killAt) Deno.kill(Deno.pid, "SIGKILL");
    if (type !== "step") console.log(type, step);
  },
};`;

/** Runs cells in a kernel of their own; what the last one prints. */
async function inKernel(...cells: string[]): Promise<string[]> {
  const kernel = await JupyterClient.start(NOTEBOOKS);
  try {
    let outputs: Output[] = [];
    for (const cell of cells) outputs = await kernel.execute(cell, 60_000);
    deepStrictEqual(outputs.filter(({ ename }) => ename), []);
    return outputs.flatMap(({ text }) => String(text).trim().split("\n"));
  } finally {
    await kernel.stop();
  }
}

Deno.test("a training of a notebook goes on after its kernel was killed", {
  ignore: !isSampled,
}, async () => {
  const outputs = await Deno.makeTempDir();
  try {
    const training = (await snippet())
      .replace("../outputs/lecture", join(outputs, "lecture"));
    await rejects(
      inKernel(`${ABOVE}\nconst killAt = 30;`, training),
      /The kernel has hung up/,
    );
    const above = `${ABOVE}\nconst killAt = -1;`;
    const said = await inKernel(above, training);
    strictEqual(said[0], "start 20"); // kept each 20 steps
    strictEqual(said.at(-1), `done ${STEPS}`);
    // The cell has closed the folder, so it can be run again.
    deepStrictEqual(await inKernel(above, training, training), [
      `start ${STEPS}`,
      `done ${STEPS}`,
    ]);
  } finally {
    await Deno.remove(outputs, { recursive: true });
  }
});
