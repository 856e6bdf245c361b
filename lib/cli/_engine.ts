/** The engine as every command starts it: same flags, same line. */
import * as z from "zod";
import {
  type Engine,
  ENGINES,
  openEngine,
  type Precision,
  PRECISIONS,
} from "@/engine/mod.ts";
import type { ProgressLine } from "./progress.ts";

/** The flags of the engine, for every command that computes. */
export const ENGINE_FLAGS = {
  engine: z.enum(["auto", ...ENGINES]).default("auto")
    .describe("what computes; auto takes the fastest that is there"),
  threads: z.int().min(0).max(127).default(0)
    .describe("threads of TensorFlow; 0 takes all cores"),
};

/** What a command that trains has besides. */
export const TRAINING_ENGINE_FLAGS = {
  ...ENGINE_FLAGS,
  precision: z.enum(PRECISIONS).default("fp32")
    .describe(
      "of products in a step: bf16, fp16 where the processor has them; see doctor",
    ),
};

/** What the flags give. */
export interface EngineFlags {
  engine: "auto" | typeof ENGINES[number];
  threads: number;
  /** Default: fp32. */
  precision?: Precision;
}

/** Opens the engine and says which it is, and why. */
export async function startEngine(
  { engine, threads, precision }: EngineFlags,
  line: ProgressLine,
): Promise<Engine> {
  let last = "";
  const opened = await openEngine({
    engine,
    threads,
    precision,
    report: (sentence) => line.note(sentence),
    progress: (doing, done, total) => {
      const tenth = Math.floor(10 * done / total);
      const text = `${doing} TensorFlow's library, once: ` +
        `${Math.round(total / 1e6)} MB, ${10 * tenth} %`;
      if (text !== last) line.note(last = text);
    },
  });
  line.note(`engine: ${opened.name} (${opened.why})`);
  return opened;
}
