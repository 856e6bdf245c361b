import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { join } from "@std/path";
import { sampleSignatures, toBatch } from "@/data/mod.ts";
import { UserError } from "@/engine/mod.ts";
import { runTorchJob } from "./_torch_job.ts";

const DATA = sampleSignatures({ size: 28, writers: 8, perWriter: 2 });

/** A job for a program in the place of Python: `$1` script, `$2` folder. */
async function runJob(program: string) {
  const folder = await Deno.makeTempDir();
  try {
    const python = join(folder, "python");
    await Deno.writeTextFile(python, `#!/bin/sh\n${program}\n`, {
      mode: 0o755,
    });
    const options = { seconds: 3 };
    return await runTorchJob(DATA, { python, script: "train.py", options });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const ignore = Deno.build.os === "windows";

Deno.test("runTorchJob() hands over the split, and takes what comes of it", {
  ignore,
}, async () => {
  const result = await runJob(
    'cp "$2/train.f32" "$2/samples.f32"; cp "$2/job.json" "$2/result.json"',
  );
  const { samples, ...rest } = result;
  deepStrictEqual(rest as unknown, { size: 28, seconds: 3 });
  deepStrictEqual(samples, toBatch(DATA, DATA.split.train));
});

Deno.test("runTorchJob() gives test apart from train", {
  ignore,
}, async () => {
  const { samples } = await runJob(
    'cp "$2/test.f32" "$2/samples.f32"; ' +
      'echo "{}" > "$2/result.json"; test -s "$2/valid.f32"',
  );
  strictEqual(samples.length, DATA.split.test.length * 28 * 28);
});

Deno.test(
  "runTorchJob() says that a training failed",
  { ignore },
  () => rejects(runJob("exit 3"), UserError),
);
