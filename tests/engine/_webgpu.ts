/** WebGPU where there is an adapter, in a process of its own. */
import { ok } from "node:assert/strict";
import { fromFileUrl } from "@std/path";

/** What a training lost at a step, by the names of its losses. */
export type Losses = Record<string, number>;

/** What `wasm/_on_webgpu.ts` prints on its last line. */
export async function onWebGpu<T>(...args: string[]): Promise<T> {
  const script = fromFileUrl(import.meta.resolve("./wasm/_on_webgpu.ts"));
  const flags = ["--no-check", "--no-prompt", "--allow-read", "--allow-env"];
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", ...flags, script, ...args],
    stderr: "null",
  }).output();
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  return JSON.parse(lines.at(-1)!);
}

const hasAdapter = await onWebGpu<boolean>("adapter").catch(() => false);
const reason = hasAdapter ? "" : " (skipped: no WebGPU adapter here)";

/** A test that needs an adapter. */
export function test(
  name: string,
  fn: () => Promise<void>,
  { ignore = false } = {},
): void {
  Deno.test({ name: `${name}${reason}`, ignore: ignore || !hasAdapter, fn });
}

/** Asserts that losses are the same, but for a share of them. */
export function agree(found: Losses[], expected: Losses[], share: number) {
  expected.forEach((losses, i) => {
    for (const [name, value] of Object.entries(losses)) {
      const error = Math.abs(found[i][name] - value);
      const message = `${name} ${found[i][name]}, not ${value}, at step ${i}`;
      ok(error <= share * Math.abs(value), message);
    }
  });
}
