/** A task of `deno.json` as a process, with its time and its memory. */
import { fromFileUrl, join } from "@std/path";
import type { Round } from "./_data_report.ts";

const ROOT = join(fromFileUrl(import.meta.url), "../../..");
/** How often memory is looked at, in milliseconds. */
const LOOK = 500;

/**
 * Runs a task to its end.
 *
 * @param args Divided at spaces
 * @throws {Error} With what it said, if it fails
 */
export async function timedTask(task: string, args: string): Promise<Round> {
  const text = await Deno.readTextFile(join(ROOT, "deno.json"));
  const line: string = JSON.parse(text).tasks[task];
  const start = performance.now();
  // Without the task runner, whose memory would be seen in place of its.
  const child = new Deno.Command(Deno.execPath(), {
    args: [...line.split(" ").slice(1), ...args.split(" ")],
    cwd: ROOT,
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let peakMb: number | undefined;
  const looking = setInterval(async () => {
    peakMb = await peakOf(child.pid) ?? peakMb;
  }, LOOK);
  const { success, stderr } = await child.output();
  clearInterval(looking);
  const seconds = (performance.now() - start) / 1000;
  if (success) return { seconds, peakMb };
  throw new Error(`${task} failed: ${new TextDecoder().decode(stderr)}`);
}

/** Most that a process has held so far; the kernel keeps count. */
async function peakOf(pid: number): Promise<number | undefined> {
  try {
    // By a program: what may read /proc in Deno may do everything.
    const cat = new Deno.Command("cat", {
      args: [`/proc/${pid}/status`],
      stderr: "null",
    });
    const status = new TextDecoder().decode((await cat.output()).stdout);
    const kib = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    return kib === undefined ? undefined : Number(kib) * 1024 / 1e6;
  } catch {
    return undefined; // no such program
  }
}
