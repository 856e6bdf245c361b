import { openEngine } from "@/engine/mod.ts";
import { agree, type Losses, onWebGpu, test } from "./_webgpu.ts";
import { smallVae } from "./wasm/_steps.ts";

test("smallVae() loses on webgpu what it loses on cpu", async () => {
  await openEngine({ engine: "cpu" });
  const training = smallVae();
  const expected = [await training.step(0)];
  training.dispose();
  agree(await onWebGpu<Losses[]>("losses", "smallVae", "1"), expected, 1e-3);
});
