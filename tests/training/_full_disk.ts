/**
 * Tests that write to `/dev/full`, where each write finds no room.
 *
 * Deno opens a device only for a process that may do all. So such a test runs
 * itself anew in one that may, and the others keep to what their task names.
 */
import { ok } from "node:assert/strict";
import { fromFileUrl } from "@std/path";

/** Whether writes to the device are refused, allowed, or there is none. */
function access(): "refused" | "allowed" | "none" {
  try {
    Deno.openSync("/dev/full", { write: true }).close();
    return "allowed";
  } catch (error) {
    return error instanceof Deno.errors.NotCapable ? "refused" : "none";
  }
}

/**
 * A test on a full disk.
 *
 * @param file The `import.meta.url` of the test
 */
export function testOnFullDisk(
  name: string,
  file: string,
  run: () => Promise<void>,
): void {
  const found = access();
  const fn = found === "allowed" ? run : () => runAnew(name, file);
  Deno.test({ name, fn, ignore: found === "none" });
}

async function runAnew(name: string, file: string): Promise<void> {
  const flags = ["-q", "-A", "--no-check", `--filter=${name}`];
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["test", ...flags, fromFileUrl(file)],
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  ok(success && / 1 passed/.test(text(stdout)), text(stdout) + text(stderr));
}
