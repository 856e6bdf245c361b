/**
 * `deno task doctor`: what computes on this machine, and what would.
 *
 * each engine → opened, a product of matrices, a training step → table, cures
 */
import * as z from "zod";
import { cudaDriver, type EngineName, ENGINES } from "@/engine/mod.ts";
import { cudaSentence } from "./_doctor_cuda.ts";
import { examine, type Examined } from "./_doctor_examine.ts";
import { readFlags, runCommand } from "./flags.ts";

const SPEC = {
  name: "doctor",
  about: "Say which engines this machine has, how fast they are, and what to " +
    "install for the others.",
  flags: {
    engine: z.enum(ENGINES).optional().describe("look at this one only"),
    json: z.boolean().default(false).describe("print JSON"),
  },
  examples: ["doctor", "doctor --engine webgpu"],
};

/** What helps where an engine is missing. */
const CURES: Record<EngineName, string> = {
  tensorflow: "any training command fetches it, once, with Python's pip " +
    "(Debian: apt install python3-pip); or set INKPRINT_LIBTENSORFLOW to a " +
    "libtensorflow_cc.so.2",
  webgpu: "a GPU with a Vulkan driver; for trying, one in software will do " +
    "(Debian: apt install mesa-vulkan-drivers)",
  wasm: "it comes with the packages: deno cache lib/mod.ts fetches them anew",
  cpu: "it comes with the packages: deno cache lib/mod.ts fetches them anew",
};

/** The command; `say` gets what is found. */
export async function main(
  args: string[],
  say: (text: string) => void = console.log,
): Promise<void> {
  const { engine, json } = readFlags(SPEC, args);
  const machine = describeMachine();
  if (!json) say(machine);
  const found: Examined[] = [];
  for (const name of engine ? [engine] : ENGINES) {
    const examined = await examine(name);
    found.push(examined);
    if (json) continue;
    say(lineOf(examined));
    if (name !== "tensorflow") continue;
    say(`  ${cudaSentence(cudaDriver(), examined.devices)}`);
  }
  if (json) return say(JSON.stringify({ machine, engines: found }, null, 2));
  const best = found.find(({ isThere }) => isThere);
  say(best ? `commands take ${best.engine}` : "nothing can compute here");
}

function describeMachine(): string {
  const { os, arch } = Deno.build;
  const cores = navigator.hardwareConcurrency;
  return `${os} ${arch}, ${cores} cores; Deno ${Deno.version.deno}`;
}

/** What is there, how fast it is, or what to do. */
function lineOf({ engine, isThere, why, ...speed }: Examined): string {
  const name = engine.padEnd(10);
  if (!isThere) {
    return `${name}  no   ${why}\n${" ".repeat(17)}${CURES[engine]}`;
  }
  const { gflops = NaN, bf16Gflops, stepMilliseconds = NaN } = speed;
  const narrow = bf16Gflops === undefined
    ? ""
    : `, ${bf16Gflops.toPrecision(3)} with --precision bf16`;
  return `${name}  yes  ${why}; ${gflops.toPrecision(3)} GF/s in a product ` +
    `of matrices${narrow}, ${stepMilliseconds.toPrecision(3)} ms a training ` +
    "step";
}

if (import.meta.main) await runCommand(main);
