import { openEngine } from "@/engine/mod.ts";
import { isSampled, isSlow } from "../_how_slow.ts";
import { agree, type Losses, onWebGpu, test } from "./_webgpu.ts";
import { smallFcGan, smallVae } from "./wasm/_steps.ts";

const STEPS = isSlow ? 20 : 3;
const options = { ignore: !isSampled };

for (const make of [smallVae, smallFcGan]) {
  const name = `${make.name}() loses on webgpu what it loses on cpu, for long`;
  test(name, async () => {
    await openEngine({ engine: "cpu" });
    const training = make();
    const expected: Losses[] = [];
    for (let i = 0; i < STEPS; i++) expected.push(await training.step(i));
    training.dispose();
    agree(await onWebGpu("losses", make.name, `${STEPS}`), expected, 1e-3);
  }, options);
}

// Rounding grows from step to step in a DCGAN, also between two runs on cpu
// that differ by 1e-7: each step begins where the reference stood.
test("smallDcgan() does single steps on webgpu as on cpu", async () => {
  type Both = { found: Losses[]; expected: Losses[] };
  const args = ["single", "smallDcgan", `${STEPS}`];
  const { found, expected } = await onWebGpu<Both>(...args);
  agree(found, expected, 1e-4);
}, options);
