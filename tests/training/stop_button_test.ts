import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { join, toFileUrl } from "@std/path";
import { JupyterClient } from "../../tools/notebooks/jupyter_client.ts";

const MODULE = join(import.meta.dirname!, "../../lib/training/stop_button.ts");
const IMPORT = `const { stopButton } = await import("${toFileUrl(MODULE)}");\n`;
/** Presses the button, and lets the news arrive. */
const PRESS = `Deno.kill(Deno.pid, "SIGINT");
await new Promise((done) => setTimeout(done, 200));\n`;

/** What a script prints, and its exit code. */
async function runScript(source: string) {
  const { stdout, code } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", source],
    env: { NO_COLOR: "1" },
  }).output();
  return { said: new TextDecoder().decode(stdout), code };
}

Deno.test("stopButton() aborts the latest signal, and a second press ends a script", async () => {
  const source = IMPORT +
    "const [old, signal] = [stopButton(), stopButton()];\n" +
    `${PRESS} console.log(old.aborted, signal.aborted);\n` +
    `console.log(stopButton().aborted);\n${PRESS}` +
    `console.log("still here");\n${PRESS} console.log("never");`;
  const { said, code } = await runScript(source);
  deepStrictEqual(said.trim().split("\n"), [
    "false true",
    "false",
    "still here",
  ]);
  strictEqual(code, 130);
});

Deno.test("stopButton() keeps no script alive", async () => {
  strictEqual((await runScript(`${IMPORT} stopButton();`)).code, 0);
});

Deno.test("stopButton() keeps a kernel alive, however often it is pressed", async () => {
  const kernel = await JupyterClient.start(import.meta.dirname!);
  try {
    await kernel.execute(`${IMPORT} const signal = stopButton();`, 20_000);
    const [output] = await kernel.execute(
      `${PRESS}${PRESS} console.log(signal.aborted);`,
      20_000,
    );
    deepStrictEqual(output?.text, "true\n");
    const [later] = await kernel.execute('console.log("alive")', 20_000);
    deepStrictEqual(later?.text, "alive\n");
  } finally {
    await kernel.stop();
  }
});
