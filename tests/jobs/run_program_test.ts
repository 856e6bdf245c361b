import { deepStrictEqual, ok } from "node:assert/strict";
import { runProgram } from "@/jobs/mod.ts";

const run = (script: string, options?: Parameters<typeof runProgram>[2]) =>
  runProgram(Deno.execPath(), ["eval", script], options);

Deno.test("runProgram() tells the exit code and the last word", async () => {
  deepStrictEqual(
    await run(`console.error("a\\nno such data"); Deno.exit(2)`),
    { code: 2, lastWord: "no such data" },
  );
  const { lastWord } = await run(
    `console.error(new RangeError("too deep").stack)`,
  );
  deepStrictEqual(lastWord, "RangeError: too deep");
});

Deno.test("runProgram() asks politely, and kills what does not end", async () => {
  const quick = { signal: AbortSignal.timeout(600), patience: 30_000 };
  const polite = await run(
    `Deno.addSignalListener("SIGTERM", () => Deno.exit(130));
    setTimeout(() => {}, 60_000);`,
    quick,
  );
  ok([130, 143].includes(polite.code), `${polite.code}`);
  const deaf = await run(
    `Deno.addSignalListener("SIGTERM", () => {});
    setTimeout(() => {}, 60_000);`,
    { signal: AbortSignal.timeout(600), patience: 100 },
  );
  ok([137, 143].includes(deaf.code), `${deaf.code}`);
});
