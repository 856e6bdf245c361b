/**
 * Run by `webgpu_test.ts`, in a process of its own: a software driver has been
 * seen to abort a process that ends with its device open.
 *
 * `adapter` prints whether there is one, `losses` those of a step, as JSON.
 */
import { openEngine } from "@/engine/mod.ts";
import { smallVae } from "./_steps.ts";

if (Deno.args[0] === "adapter") {
  console.log(Boolean(await navigator.gpu?.requestAdapter()));
} else {
  await openEngine({ engine: "webgpu" });
  console.log(JSON.stringify(await smallVae().step(0)));
}
