/**
 * `deno task demo`: what inkprint is about, in three minutes and offline.
 *
 * Data, samples, a walk, a collapse and its cure: told in the terminal, and
 * kept as a page with pictures. Two small runs in `docs/demo/` are all it
 * takes; npm's WASM engine computes, so that nothing is fetched.
 */
import { join, resolve } from "@std/path";
import * as z from "zod";
import { openEngine } from "@/engine/mod.ts";
import { mended, replaceFile } from "@/training/mod.ts";
import { type Chapter, demoChapters } from "./_demo_chapters.ts";
import { demoPage } from "./_demo_page.ts";
import { dots } from "./_dots.ts";
import { readFlags, resolveUserPath, runCommand, shownPath } from "./flags.ts";

/** Letters of a line of text. */
const WIDTH = 67;

const SPEC = {
  name: "demo",
  about: "Walk through data, samples, a collapse and its cure; offline.",
  flags: {
    out: z.string().min(1).optional().meta({ value: "folder" })
      .describe("where pictures and page are written; default: outputs/demo"),
    wait: z.boolean().default(true)
      .describe("wait for Enter between chapters, in a terminal"),
  },
  examples: ["demo", "demo --no-wait"],
};

/** What tests may stand in for. */
interface Console {
  say: (text: string) => void;
  pause: () => void;
}

/** The command. */
export async function demo(
  args: string[],
  { say, pause }: Console = { say: console.log, pause: waitForEnter },
): Promise<void> {
  const { out, wait } = readFlags(SPEC, args);
  const folder = out ? resolveUserPath(out) : resolve("outputs/demo");
  await openEngine({ engine: "wasm" });
  const told: Omit<Chapter, "dots">[] = [];
  for await (const chapter of demoChapters()) {
    if (wait && told.length > 0) pause();
    say(inTerminal(chapter, told.length + 1));
    for (const [name, bytes] of Object.entries(chapter.files)) {
      await write(join(folder, name), bytes);
    }
    told.push(chapter);
  }
  const page = join(folder, "index.html");
  await write(page, demoPage(told));
  say(
    `All pictures in one page: ${shownPath(page)}\n` +
      "Next: deno task train:vae --quick, or deno task notebook",
  );
}

function inTerminal({ title, text, dots: images }: Chapter, number: number) {
  return `${number}. ${title}\n\n${wrap(text)}\n\n${dots(images)}\n`;
}

/** Text in lines of at most `WIDTH` letters. */
function wrap(text: string): string {
  let line = "";
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    if (line && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join("\n");
}

function write(file: string, content: Uint8Array | string): Promise<void> {
  return mended(file, () => replaceFile(file, content));
}

/** Where nobody sits, nothing is waited for. */
function waitForEnter(): void {
  if (Deno.stdin.isTerminal()) prompt("Enter goes on");
}

if (import.meta.main) await runCommand((args) => demo(args));
