import { deepStrictEqual } from "node:assert/strict";
import { fromFileUrl, join } from "@std/path";

const ROOT = join(fromFileUrl(import.meta.url), "../../..");

Deno.test("a process that opens the engine and computes nothing ends well", async () => {
  const dir = await Deno.makeTempDir({ dir: import.meta.dirname });
  try {
    const script = join(dir, "ends.ts");
    await Deno.writeTextFile(
      script,
      'import "sharp";\nimport { openEngine } from "@/engine/mod.ts";\n' +
        "await openEngine();\n",
    );
    const { code, signal } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-q", "-A", "--no-check", script],
      cwd: ROOT,
      stdout: "null",
      stderr: "null",
    }).output();
    deepStrictEqual({ code, signal }, { code: 0, signal: null });
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});
